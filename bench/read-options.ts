import { Command, InvalidArgumentError, Option } from "commander";
import type { VectorsFrom } from "./places.ts";

export type BenchOptions = {
  /** Articles of the synthetic corpus. */
  readonly articles: number;
  readonly only?: "sample" | "synthetic";
  /** Passages of a synthetic corpus that is measured alone, instead of the others. */
  readonly size?: number;
  /** By default of the model up to 150,000 passages, and drawn beyond. */
  readonly vectors?: VectorsFrom;
  /** Folder where the synthetic corpus and its index stay. */
  readonly keep?: string;
};

/** Reads the command line; help and complaints are printed and end the process. */
export function readOptions(): BenchOptions {
  return new Command("npm run bench --")
    .description("Measures indexing, answering and memory, and prints a table.")
    .option("--articles <n>", "articles of the synthetic corpus", articleCount, 10_000)
    .addOption(
      new Option("--only <corpus>", "measure one corpus only").choices(["sample", "synthetic"]),
    )
    .option(
      "--size <n>",
      "measure one synthetic corpus of so many passages: 100k, 1m",
      passageCount,
    )
    .addOption(
      new Option("--vectors <from>", "with --size: where vectors come from").choices([
        "model",
        "drawn",
      ]),
    )
    .option("--keep <folder>", "keep the synthetic corpus and its index there for the next run")
    .parse()
    .opts();
}

/** A number of generated articles. */
export function articleCount(typed: string): number {
  const count = Number(typed);
  if (Number.isInteger(count) && count >= 1 && count <= 100_000) return count;
  throw new InvalidArgumentError("Allowed is a whole number from 1 to 100000.");
}

function passageCount(typed: string): number {
  const [, digits, unit] = /^(\d+)([km]?)$/i.exec(typed) ?? [];
  const count = Number(digits) * { "": 1, k: 1e3, m: 1e6 }[unit?.toLowerCase() ?? ""]!;
  if (count >= 1_000 && count <= 10_000_000) return count;
  throw new InvalidArgumentError("Allowed is a number from 1k to 10m.");
}
