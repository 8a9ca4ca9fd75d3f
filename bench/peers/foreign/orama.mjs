/** Orama, searching by words and by vectors at once. */
import { create, insertMultiple, search } from "@orama/orama";
import { embeddingsOf } from "./embeddings.mjs";
import { passagesOf } from "./splitter.mjs";

const BEST = 3;

export async function open(model) {
  const embeddings = embeddingsOf(model);
  const [trial] = await embeddings.embedDocuments([""]);
  const schema = { article: "string", text: "string", vector: `vector[${trial.length}]` };
  const index = create({ schema });
  return {
    async index(articles) {
      const passages = await passagesOf(articles);
      const texts = passages.map(({ pageContent }) => pageContent);
      const vectors = await embeddings.embedDocuments(texts);
      const documents = passages.map(({ metadata }, i) => ({
        article: metadata.id,
        text: texts[i],
        vector: vectors[i],
      }));
      await insertMultiple(index, documents);
      return passages.length;
    },
    async ask(question) {
      const value = await embeddings.embedQuery(question);
      const { hits } = await search(index, {
        mode: "hybrid",
        term: question,
        properties: ["text"],
        vector: { value, property: "vector" },
        similarity: 0,
        limit: BEST,
      });
      return hits.map(({ document }) => document.article);
    },
  };
}
