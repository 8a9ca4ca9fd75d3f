import type { ArticleInfo, Token } from "../domain.ts";
import { fits } from "./dates.ts";
import { outletNames } from "./outlets.ts";
import type { Phrase, Query } from "./query.ts";

/** What the asker named outright, and whether an article and its passage fit it. */
export type Cues = {
  /** Share of the named outlets, dates and phrases that fit; 0 when nothing was named. */
  readonly share: number;
  /** One for each that fits, for a reader. */
  readonly reasons: readonly string[];
};

/** Checks a passage against the outlets, dates and "quoted phrases" that a question names. */
export function cues(query: Query, article: ArticleInfo, passageWords: readonly Token[]): Cues {
  const named = query.outlets.length + query.dates.length + query.phrases.length;
  const outlets = new Set(outletNames(article.publisher ?? ""));
  const stems = passageWords.map((word) => word.stem);
  const reasons = [
    ...query.outlets.filter((name) => outlets.has(name)).map((name) => `is from ${name}`),
    ...query.dates
      .filter((date) => fits(date, article.published))
      .map(() => `was published ${article.published}`),
    ...query.phrases
      .filter((phrase) => holds(stems, phrase))
      .map(({ text }) => `has the words “${text}”`),
  ];
  return { share: named === 0 ? 0 : reasons.length / named, reasons };
}

function holds(stems: readonly string[], phrase: Phrase): boolean {
  return stems.some((_, at) => phrase.stems.every((stem, i) => stems[at + i] === stem));
}
