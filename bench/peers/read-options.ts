import { Command, Option } from "commander";
import { articleCount } from "../read-options.ts";
import { PEERS, type PeerName } from "./peers.ts";

export type PeerOptions = {
  /** Generated articles. */
  readonly articles: number;
  readonly only?: PeerName;
  /** File for a picture of the result. */
  readonly picture?: string;
};

/** Reads the command line; help and complaints are printed and end the process. */
export function readOptions(): PeerOptions {
  return new Command("npm run bench:peers --")
    .description("Measures Quotewell, LangChain.js, Orama and MiniSearch on the same articles.")
    .option("--articles <n>", "generated articles", articleCount, 2000)
    .addOption(new Option("--only <system>", "measure one only").choices(Object.keys(PEERS)))
    .option("--picture <file>", "draw the result as SVG")
    .parse()
    .opts();
}
