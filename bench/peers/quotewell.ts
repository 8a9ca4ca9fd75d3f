import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "#src/ask.ts";
import { openCollection } from "#src/commands/open/open-collection.ts";
import type { Library } from "#src/glossary/library.ts";
import { readyEmbedder } from "../embedders.ts";
import type { Peer } from "./peer.ts";

/** Quotewell as users get it: the index is written to the disk, verified and opened; answers are composed. */
export async function openQuotewell(): Promise<Peer> {
  const embedder = await readyEmbedder();
  const folder = mkdtempSync(join(tmpdir(), "quotewell-peers-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  let library: Library;
  return {
    async index(collection) {
      const view = { show: () => {}, stop: () => {} };
      const where = { storeUrl: null, embeddingsDir: folder };
      library = await openCollection(collection, embedder, where, view);
      return library.manifest.passages;
    },
    async ask(question) {
      const answer = await ask(question, { library, embedder });
      if (answer.kind === "not-found") return answer.closest.map(({ id }) => id);
      return answer.quotes.map(({ article }) => article.id);
    },
  };
}
