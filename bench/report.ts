import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Measured } from "./measure.ts";
import { ROOT } from "./places.ts";
import { renderTable } from "./table.ts";

/**
 * Writes bench/results/latest.md and latest.json.
 *
 * @param loadBefore load average before the first measurement: above 0.5 others were at work, too
 * @returns latest.md, to be printed
 */
export function report(corpora: readonly Measured[], loadBefore: number): string {
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "unknown processor",
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    loadBefore,
  };
  const { date, cores, processor, memoryGb, node } = machine;
  const page = `${date}, ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, load ${loadBefore.toFixed(1)} before\n\n${renderTable(corpora)}\n`;
  const folder = join(ROOT, "bench", "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "latest.md"), page);
  writeFileSync(join(folder, "latest.json"), `${JSON.stringify({ machine, corpora }, null, 2)}\n`);
  return page;
}
