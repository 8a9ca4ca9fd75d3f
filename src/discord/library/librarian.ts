import type { Answer, ArticleInfo, Collection } from "../../glossary/domain.ts";
import type { Counts, Manifest } from "../../glossary/library.ts";
import type { ForeignArticles } from "../../shared/text/foreign-articles.ts";
import type { StoredAnswer, StoredQuote } from "../store/answers.ts";
import type { Choice } from "./catalogue.ts";
import type { Excerpt } from "./excerpt.ts";
import type { PageOfList } from "./page-of.ts";
import type { ShownQuote } from "./quotes.ts";

/** Everything that the bot asks of one index. Arguments and results can be sent between processes. */
export type Librarian = {
  answer(question: string, options: AnswerOptions): Promise<Answer>;
  /** The visible part of the index: its collections, and how much is in them. */
  holdings(within: Collection): Promise<Holdings>;
  /** Up to 25 titles that match what was typed, best first. */
  titles(typed: string, within: Collection): Promise<readonly Choice[]>;
  /** The article of a chosen or typed title; `null` if there is none in the collection. */
  article(typed: string, within: Collection): Promise<ArticleSheet | null>;
  /** A page of the articles, sorted by id. Pages count from 0; a page past the end is the last one. */
  articles(within: Collection, page: number, perPage: number): Promise<ArticlesPage<ArticleInfo>>;
  /** The same, newest first, with the first sentence of each. */
  latest(within: Collection, page: number, perPage: number): Promise<ArticlesPage<NewArticle>>;
  /** Up to `most` ids of articles behind `after`; an empty `after` starts at the beginning. */
  ids(after: string, most: number): Promise<readonly string[]>;
  /** Those of the ids that exist. */
  present(ids: readonly string[]): Promise<readonly string[]>;
  /** The quotes of a stored answer from the current articles, limited to `within`. */
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
  /** Number of articles in each language that the model does not know. */
  readonly foreign: readonly ForeignArticles[];
};

export type ArticleSheet = {
  readonly article: ArticleInfo;
  readonly opening: string;
  readonly passages: number;
};

export type NewArticle = {
  readonly article: ArticleInfo;
  /** Verbatim, skipping headings. `null` for an article without passages. */
  readonly firstSentence: string | null;
};

export type ArticlesPage<Entry> = Omit<PageOfList, "from"> & {
  readonly articles: readonly Entry[];
};

export type RestoredAnswer = {
  readonly quotes: readonly ShownQuote[];
  readonly closest: readonly ArticleInfo[];
};
