import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { ROOT } from "../places.ts";

/** Where and when something was measured. */
export type Machine = {
  readonly date: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly node: string;
  /** Load average before the first measurement: above 0.5 others were at work, too. */
  readonly loadBefore: number;
};

/**
 * Writes `bench/results/<name>.md` and `<name>.json`.
 *
 * @param table Markdown
 * @returns the page, to be printed
 */
export function report(name: string, table: string, figures: object, loadBefore: number): string {
  const machine: Machine = {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "unknown processor",
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    loadBefore,
  };
  const page = `${machineLine(machine)}\n\n${table}\n`;
  const folder = join(ROOT, "bench", "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.md`), page);
  const all = { machine, ...figures };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(all, null, 2)}\n`);
  return page;
}

function machineLine({ date, cores, processor, memoryGb, node, loadBefore }: Machine): string {
  return `${date}, ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, load ${loadBefore.toFixed(1)} before`;
}
