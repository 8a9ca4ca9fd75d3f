import type {
  Answer,
  ArticleInfo,
  Collection,
  Counts,
  Embedder,
  Library,
  Manifest,
  Passage,
} from "../../domain.ts";
import { type ForeignArticles, foreignArticles } from "../../text/foreign-articles.ts";
import type { StoredAnswer, StoredQuote } from "../store/answers.ts";
import { type Choice, catalogueOf } from "./catalogue.ts";
import { choosable } from "./collections.ts";
import { type Excerpt, excerptAround, openingOf } from "./excerpt.ts";
import { restoreArticles, restoreQuotes, type ShownQuote } from "./quotes.ts";

/** What the bot asks of one index. Arguments and results can be sent to another process. */
export type Librarian = {
  answer(question: string, options: AnswerOptions): Promise<Answer>;
  /** What may be seen of the index: its collections, and how much is in them. */
  holdings(within: Collection): Promise<Holdings>;
  /** Up to 25 titles that match what was typed, best first. */
  titles(typed: string, within: Collection): Promise<readonly Choice[]>;
  /** The article of a chosen or typed title; `null` if there is none in the collection. */
  article(typed: string, within: Collection): Promise<ArticleSheet | null>;
  /** A page of the articles, sorted by id. Pages count from 0; a page past the end is the last one. */
  articles(within: Collection, page: number, perPage: number): Promise<ArticlesPage<ArticleInfo>>;
  /** The same, the newest first, and how each begins. */
  latest(within: Collection, page: number, perPage: number): Promise<ArticlesPage<NewArticle>>;
  /** Up to `most` ids of articles after that one; empty for the first ones. */
  ids(after: string, most: number): Promise<readonly string[]>;
  /** Those of the ids that are articles. */
  present(ids: readonly string[]): Promise<readonly string[]>;
  /** What a stored answer showed, as the articles are now; only what `within` allows. */
  restored(
    answer: Pick<StoredAnswer, "quotes" | "closest">,
    within: Collection,
  ): Promise<RestoredAnswer>;
  /** The paragraphs around a stored quote; `null` if the article is gone, has changed or is outside `within`. */
  around(
    quote: StoredQuote,
    within: Collection,
  ): Promise<(Excerpt & { readonly article: ArticleInfo }) | null>;
};

export type AnswerOptions = { readonly top: number; readonly within: Collection };

export type Holdings = Counts & {
  readonly manifest: Manifest;
  readonly collections: readonly string[];
  /** Articles that the model knows no more of than their words, by language. */
  readonly foreign: readonly ForeignArticles[];
};

export type ArticleSheet = {
  readonly article: ArticleInfo;
  readonly opening: string;
  readonly passages: number;
};

export type NewArticle = {
  readonly article: ArticleInfo;
  /** Word for word; headings are passed over. `null` for an article without passages. */
  readonly firstSentence: string | null;
};

export type ArticlesPage<Entry> = {
  readonly articles: readonly Entry[];
  readonly page: number;
  readonly pages: number;
  /** Articles on all pages. */
  readonly total: number;
};

export type RestoredAnswer = {
  readonly quotes: readonly ShownQuote[];
  readonly closest: readonly ArticleInfo[];
};

/** @param embedder that the answers come from */
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
      return whole ? { article: quote.article, ...excerptAround(whole.text, stored.span) } : null;
    },
  };
}

function pageOf(total: number, wanted: number, perPage: number) {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { page, pages, total, from: page * perPage };
}

/** @param passages of an article, in reading order */
function firstSentenceOf(passages: readonly Passage[]): string | null {
  const sentences = passages.flatMap(({ text, sentences }) =>
    sentences.map(({ start, end, heading }) => ({ text: text.slice(start, end), heading })),
  );
  return (sentences.find(({ heading }) => !heading) ?? sentences[0])?.text ?? null;
}

/** Does the work once for each collection; what failed is tried again. */
function remembered<Result>(work: (within: Collection) => Promise<Result>) {
  const results = new Map<Collection, Promise<Result>>();
  return (within: Collection): Promise<Result> => {
    const result = results.get(within) ?? work(within);
    results.set(within, result);
    result.catch(() => results.delete(within));
    return result;
  };
}
