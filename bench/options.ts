import { Command, InvalidArgumentError, Option } from "commander";

export type BenchOptions = {
  /** Articles of the synthetic corpus. */
  readonly articles: number;
  readonly only?: "sample" | "synthetic";
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
    .option("--keep <folder>", "keep the synthetic corpus and its index there for the next run")
    .parse()
    .opts();
}

function articleCount(typed: string): number {
  const count = Number(typed);
  if (Number.isInteger(count) && count >= 1 && count <= 100_000) return count;
  throw new InvalidArgumentError("Allowed is a whole number from 1 to 100000.");
}
