/** LangChain.js as its documentation puts it together: splitter, transformers embeddings, HNSWLib store. */
import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { embeddingsOf } from "./embeddings.mjs";
import { passagesOf } from "./splitter.mjs";

const NEAREST = 3;

export async function open(model) {
  const embeddings = embeddingsOf(model);
  let store;
  return {
    async index(articles) {
      const passages = await passagesOf(articles);
      store = await HNSWLib.fromDocuments(passages, embeddings);
      return passages.length;
    },
    async ask(question) {
      const found = await store.similaritySearch(question, NEAREST);
      return found.map(({ metadata }) => metadata.id);
    },
  };
}
