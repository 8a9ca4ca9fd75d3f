import { spawnSync } from "node:child_process";
import { MAIN, type Places, ROOT, settingsOf } from "../places.ts";
import { timeOf } from "./statistics.ts";

const TIMES = 7;

/** Milliseconds from starting a command to its end. */
export type ColdStarts = { readonly node: readonly number[]; readonly npm: readonly number[] };

/** `ask` on an index that is up to date, as a shell would start it; once more before the clock counts. */
export function measureColdStarts(places: Places, question: string): ColdStarts {
  const node = [process.execPath, MAIN, "ask", "--json", question];
  const npm = ["npm", "run", "--silent", "ask", "--", "--json", question];
  return { node: timesOf(node, places), npm: timesOf(npm, places) };
}

function timesOf([command, ...args]: string[], places: Places): number[] {
  const run = () => {
    const { status, stdout, stderr } = spawnSync(command!, args, {
      cwd: ROOT,
      env: { ...process.env, ...settingsOf(places) },
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${command} ask ended with ${status}:\n${stderr}`);
    JSON.parse(stdout);
  };
  run();
  return Array.from({ length: TIMES }, () => timeOf(run));
}
