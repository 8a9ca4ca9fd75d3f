import type { Collection, Passage } from "../../glossary/domain.ts";
import type { Embedder } from "../../glossary/embedder.ts";
import type { Library } from "../../glossary/library.ts";
import { foreignArticles } from "../../shared/text/foreign-articles.ts";
import { catalogueOf } from "./catalogue.ts";
import { choosable } from "./collections.ts";
import { excerptAround, openingOf } from "./excerpt.ts";
import type { Librarian } from "./librarian.ts";
import { pageOf } from "./page-of.ts";
import { restoreArticles, restoreQuotes } from "./quotes.ts";

/** The librarian for a library that this process has open. @param answer answers a question from it */
export function librarianOf(
  library: Library,
  embedder: Pick<Embedder, "languages">,
  answer: Librarian["answer"],
): Librarian {
  const catalogue = remembered(() => catalogueOf(library));
  const count = remembered((within) => library.count(within));
  const foreign = remembered(async (within) =>
    foreignArticles(await library.languages(within), embedder),
  );
  return {
    answer,
    async holdings(within) {
      return {
        manifest: library.manifest,
        collections: choosable(within, library.collections),
        foreign: await foreign(within),
        ...(await count(within)),
      };
    },
    titles: async (typed, within) => (await catalogue(null)).choices(typed, within),
    async article(typed, within) {
      const found = (await catalogue(null)).find(typed, within);
      const whole = found && (await library.article(found.id));
      if (!whole) return null;
      const { text, ...article } = whole;
      const passages = await library.passagesOf(article.id);
      return { article, opening: openingOf(text), passages: passages.length };
    },
    async articles(within, wanted, perPage) {
      const { articles: total } = await count(within);
      const { from, ...page } = pageOf(total, wanted, perPage);
      return { ...page, articles: await library.articles(within, { from, most: perPage }) };
    },
    async latest(within, wanted, perPage) {
      const newest = (await catalogue(null)).newest(within);
      const { from, ...page } = pageOf(newest.length, wanted, perPage);
      const articles = newest.slice(from, from + perPage).map(async (article) => ({
        article,
        firstSentence: firstSentenceOf(await library.passagesOf(article.id)),
      }));
      return { ...page, articles: await Promise.all(articles) };
    },
    ids: (after, most) => library.ids(after, most),
    present: async (ids) => (await library.infos(ids)).map(({ id }) => id),
    async restored({ quotes, closest }, within) {
      return {
        quotes: await restoreQuotes(quotes, library, within),
        closest: await restoreArticles(closest, library, within),
      };
    },
    async around(stored, within) {
      const [quote] = await restoreQuotes([stored], library, within);
      const whole = quote && (await library.article(quote.article.id));
      if (!whole) return null;
      return {
        article: quote.article,
        ...excerptAround(whole.text, stored.span, quote.highlights),
      };
    },
  };
}

/** @param passages of an article, in reading order */
function firstSentenceOf(passages: readonly Passage[]): string | null {
  const sentences = passages.flatMap(({ text, sentences }) =>
    sentences.map(({ start, end, heading }) => ({ text: text.slice(start, end), heading })),
  );
  return (sentences.find(({ heading }) => !heading) ?? sentences[0])?.text ?? null;
}

/** Does the work once per collection and keeps the result; failed work is tried again the next time. */
function remembered<Result>(work: (within: Collection) => Promise<Result>) {
  const results = new Map<Collection, Promise<Result>>();
  return (within: Collection): Promise<Result> => {
    const result = results.get(within) ?? work(within);
    results.set(within, result);
    result.catch(() => results.delete(within));
    return result;
  };
}
