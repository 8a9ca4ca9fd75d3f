/** MiniSearch as it comes: words alone, no model. */
import MiniSearch from "minisearch";
import { passagesOf } from "./splitter.mjs";

const BEST = 3;

export async function open() {
  const index = new MiniSearch({ fields: ["text"], storeFields: ["article"] });
  return {
    async index(articles) {
      const passages = await passagesOf(articles);
      index.addAll(
        passages.map(({ pageContent, metadata }, id) => ({
          id,
          text: pageContent,
          article: metadata.id,
        })),
      );
      return passages.length;
    },
    async ask(question) {
      const found = index.search(question).slice(0, BEST);
      return found.map(({ article }) => article);
    },
  };
}
