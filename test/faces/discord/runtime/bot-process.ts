import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { resolve } from "node:path";
import { afterEach, expect } from "vitest";
import type { LoopbackDiscord } from "../../../support/discord/index.ts";

const MAIN = resolve(import.meta.dirname, "../../../../dist/main.js");

/** How long a process may take for one thing on a busy machine, milliseconds. */
export const PATIENCE_MS = 60_000;

const children = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
});

/** `npm run index` in a folder. */
export function indexIn(folder: string): void {
  execFileSync(process.execPath, [MAIN, "index"], { cwd: folder, stdio: "ignore" });
}

/** `npm start` in a folder; it is killed with the test. */
export function startIn(
  folder: string,
  discord: LoopbackDiscord,
  env: { readonly [name: string]: string } = {},
) {
  const child = spawn(process.execPath, [MAIN, "start"], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      USER_QUESTIONS_PER_MINUTE: "100000",
      CHANNEL_QUESTIONS_PER_MINUTE: "100000",
      SERVER_QUESTIONS_PER_MINUTE: "100000",
      ...env,
    },
  });
  children.add(child);
  const said = { out: "", err: "" };
  child.stdout.on("data", (text) => {
    said.out += text;
  });
  child.stderr.on("data", (text) => {
    said.err += text;
  });
  return {
    child,
    /** Everything on its standard output and standard error so far. */
    said,
    ended: new Promise<number | null>((resolve) => child.on("close", resolve)),
    async tells(text: string): Promise<void> {
      await expect.poll(() => said.err + said.out, { timeout: PATIENCE_MS }).toContain(text);
    },
  };
}
