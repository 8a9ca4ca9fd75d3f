import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { TestCollection } from "#src/eval/test-collection.ts";
import { MODEL, MODELS, ROOT } from "../places.ts";
import type { Peer } from "./peer.ts";

/** A system as the programs in `foreign/` open it. */
type Foreign = {
  index(articles: TestCollection["documents"]): Promise<number>;
  ask: Peer["ask"];
};

export const PEERS = {
  quotewell: "Quotewell",
  langchain: "LangChain.js, HNSWLib",
  orama: "Orama, hybrid",
  minisearch: "MiniSearch, words only",
} as const;

export type PeerName = keyof typeof PEERS;

export const FOREIGN = join(ROOT, "bench", "peers", "foreign");

export async function openPeer(name: PeerName): Promise<Peer> {
  if (name === "quotewell") return (await import("./quotewell.ts")).openQuotewell();
  const program = pathToFileURL(join(FOREIGN, `${name}.mjs`)).href;
  const { open } = await import(program);
  const system: Foreign = await open({ folder: MODELS, name: MODEL });
  return { index: ({ documents }) => system.index(documents), ask: system.ask };
}
