import type { Embedder } from "../../glossary/embedder.ts";
import type { Languages } from "../../glossary/library.ts";

/** Number of articles in a language that the model does not know: they are found by words alone, not by meaning. */
export type ForeignArticles = { readonly language: string; readonly articles: number };

/** Phrases of the user's language; the functions take what is inserted. */
export type ForeignWords = {
  /** BCP 47. */
  readonly locale: string;
  readonly articles: (count: number) => string;
  /** @param name of a language, as `Intl.DisplayNames` has it */
  readonly inLanguage: (name: string) => string;
  readonly inOthers: string;
};

const ENGLISH_WORDS: ForeignWords = {
  locale: "en",
  articles: (count) => `${count.toLocaleString("en")} ${count === 1 ? "article" : "articles"}`,
  inLanguage: (name) => `in ${name}`,
  inOthers: "in other languages",
};

/** Most languages that a list names: a file may claim any of hundreds of language codes. */
const MOST_NAMED = 5;

/** Most articles first. */
export function foreignArticles(
  languages: Languages,
  { languages: known }: Pick<Embedder, "languages">,
): ForeignArticles[] {
  return Object.entries(languages)
    .filter(([language]) => known !== null && !known.includes(language))
    .map(([language, articles]) => ({ language, articles }))
    .sort((a, b) => b.articles - a.articles || (a.language < b.language ? -1 : 1));
}

/** "212 articles in German, 3 in Dutch"; empty without any. */
export function foreignList(
  foreign: readonly ForeignArticles[],
  { locale, articles, inLanguage, inOthers }: ForeignWords = ENGLISH_WORDS,
): string {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const named = foreign.slice(0, MOST_NAMED).map(({ language, articles: count }) => ({
    count,
    where: inLanguage(names.of(language) ?? language),
  }));
  const others = foreign.slice(MOST_NAMED).reduce((sum, { articles }) => sum + articles, 0);
  if (others > 0) named.push({ count: others, where: inOthers });
  return named
    .map(
      ({ count, where }, i) =>
        `${i === 0 ? articles(count) : count.toLocaleString(locale)} ${where}`,
    )
    .join(", ");
}
