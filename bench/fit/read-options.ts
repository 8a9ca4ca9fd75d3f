import { Command } from "commander";
import { collectionsFolder } from "../collections-folder.ts";

export type FitOptions = {
  readonly folder: string;
  /** Fit as if the model did not know the language: for questions whose words match by spelling alone. */
  readonly spelled: boolean;
};

/** Reads the command line; help and complaints are printed and end the process. */
export function readOptions(): FitOptions {
  const command = new Command("npm run fit --")
    .description(
      "Fits the weights of the sentences, of the ranking and of the confidence on halves of the test collections " +
        "below a folder, and writes them where the program reads them.",
    )
    .addArgument(collectionsFolder())
    .option(
      "--spelled",
      "fit as if the model did not know the language, so that words match by spelling alone",
      false,
    )
    .parse();
  return { folder: command.processedArgs[0], ...command.opts<{ spelled: boolean }>() };
}
