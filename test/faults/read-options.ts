import { Command, InvalidArgumentError } from "commander";
import { wholeNumber } from "../support/whole-number.ts";
import { PHASES } from "./kills/phase-kills.ts";

export type FaultOptions = {
  readonly short: boolean;
  /** Approximate size of the index that is killed in each phase. */
  readonly passages?: number;
  /** Names of the parts of a build to kill it in; all when left out. */
  readonly phases?: readonly string[];
};

/** Reads the command line; help and complaints are printed and end the process. */
export function readOptions(): FaultOptions {
  return new Command("npm run test:faults --")
    .description(
      "Tries everything that can go wrong with an index and prints a table. Exit code 1 if anything failed.",
    )
    .option("--short", "try a sample that takes seconds", false)
    .option("--passages <n>", "only kill builds of an index of about that size", wholeNumber)
    .option("--phases <names>", "with --passages: only in these phases", phases)
    .parse()
    .opts();
}

function phases(typed: string): readonly string[] {
  const names = typed.split(",");
  const unknown = names.filter((name) => !PHASES.includes(name));
  if (unknown.length === 0) return names;
  throw new InvalidArgumentError(`Allowed are ${PHASES.join(", ")}.`);
}
