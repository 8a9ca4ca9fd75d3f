import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";

/** In characters: passages as long as Quotewell's, so that rates in passages a second compare. */
const SIZE = { chunkSize: 700, chunkOverlap: 100 };

/** LangChain documents whose metadata has the article's id; an article begins with its title. */
export function passagesOf(articles) {
  return new RecursiveCharacterTextSplitter(SIZE).createDocuments(
    articles.map(({ title, text }) => `${title}\n\n${text}`),
    articles.map(({ id }) => ({ id })),
  );
}
