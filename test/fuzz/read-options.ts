import { Argument, Command } from "commander";
import { wholeNumber } from "../support/whole-number.ts";

export type FuzzOptions = { readonly minutes: number };

/** Reads the command line; help and complaints are printed and end the process. */
export function readOptions(): FuzzOptions {
  const minutes = new Argument("[minutes]", "how long").default(10).argParser(wholeNumber);
  const command = new Command("npm run test:fuzz --")
    .description(
      "Judges every regular expression that sees articles or questions, reads hostile articles, and then changed " +
        "ordinary ones. Exit code 1 if something was found.",
    )
    .addArgument(minutes)
    .parse();
  return { minutes: command.processedArgs[0] };
}
