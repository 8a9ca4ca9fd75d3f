import { Command } from "commander";
import { wholeNumber } from "../support/whole-number.ts";

export type SoakOptions = {
  readonly questions: number;
  readonly rebuildEvery: number;
  readonly faults: boolean;
  readonly shards: number;
  /** File for a picture of the memory over time. */
  readonly plot?: string;
};

/** Reads the command line; help and complaints are printed and end the process. */
export function readOptions(): SoakOptions {
  return new Command("npm run soak --")
    .description("Asks one bot thousands of questions and reports its memory and heartbeats.")
    .option("--questions <n>", "questions to ask", wholeNumber, 5000)
    .option("--rebuild-every <n>", "questions between two rebuilds", wholeNumber, 500)
    .option("--faults", "let Discord fail now and then", false)
    .option("--shards <n>", "connections to Discord", wholeNumber, 1)
    .option("--plot <file>", "draw the memory over time as SVG")
    .parse()
    .opts();
}
