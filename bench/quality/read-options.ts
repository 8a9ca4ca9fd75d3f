import { Command } from "commander";
import { collectionsFolder } from "../collections-folder.ts";

export type QualityOptions = {
  readonly folder: string;
  /** A model that is compared with the bundled one. */
  readonly model?: string;
};

/** Reads the command line; help and complaints are printed and end the process. */
export function readOptions(): QualityOptions {
  const command = new Command("npm run quality --")
    .description(
      "Prints a table for each test collection below a folder: from one search alone to everything users get, " +
        "each step switched on in turn, over the questions that nothing was fitted on.",
    )
    .addArgument(collectionsFolder())
    .option(
      "--model <name>",
      "instead, one table for all that compares the bundled model with this one, from MODELS_DIR or MODEL_HUB_URL",
    )
    .parse();
  return { folder: command.processedArgs[0], ...command.opts<{ model?: string }>() };
}
