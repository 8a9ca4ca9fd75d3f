import type { Passage } from "../../glossary/domain.ts";
import type { Library, OpenPassage } from "../../glossary/library.ts";
import type { Query } from "../question/query.ts";
import { type WordMatch, WordMatcher } from "./word-matches.ts";

/** A passage with what a close reading needs to know about it. */
export type PassageInContext = OpenPassage & {
  /** The sentence of each word. */
  readonly sentenceOf: readonly number[];
  /** Where the words of the question are. */
  readonly matches: readonly WordMatch[];
  /** The question's stems in the article's title and date: they count for coverage, missing and names. */
  readonly titleStems: ReadonlySet<string>;
  /** Those in any of the article's passages that were read: they count for names, because "he" may be named elsewhere. */
  readonly articleStems: ReadonlySet<string>;
};

/**
 * Passages with the matches of a question's words.
 *
 * @param language of the question: the passages' words have its stems, so that names meet in whatever language
 */
export function inContext(
  passages: readonly OpenPassage[],
  query: Query,
  library: Library,
  language: string,
): PassageInContext[] {
  const matcher = new WordMatcher(query.met, query.grammar);
  const askedStems = new Map(query.met.map(({ number, stem }) => [number, stem]));
  const titles = new Map<string, ReadonlySet<string>>();
  const articles = new Map<string, Set<string>>();
  return passages.map((open) => {
    const { passage, article, words, vectors } = open;
    const titleStems = titles.get(article.id) ?? stemsInTitle(open, askedStems, library, language);
    titles.set(article.id, titleStems);
    const articleStems = articles.get(article.id) ?? new Set(titleStems);
    articles.set(article.id, articleStems);
    const stemOf = library.stemmer(article.language, language);
    const matches = matcher.matches(passage.text, words, stemOf);
    for (const { stem, likeness } of matches) if (likeness === 1) articleStems.add(stem);
    const sentenceOf = sentencesOf(words, passage);
    return { passage, article, words, vectors, sentenceOf, matches, titleStems, articleStems };
  });
}

function stemsInTitle(
  { article }: OpenPassage,
  askedStems: ReadonlyMap<number, string>,
  library: Library,
  language: string,
): Set<string> {
  const title = `${article.title} ${article.published ?? ""}`;
  const found = new Set<string>();
  for (const number of library.numbered(title, article.language, language).stems) {
    const stem = askedStems.get(number);
    if (stem !== undefined) found.add(stem);
  }
  return found;
}

/** The sentence of each word: both are in order, and sentences cover the text. */
export function sentencesOf(
  { starts }: OpenPassage["words"],
  { sentences }: Passage,
): readonly number[] {
  let sentence = 0;
  return starts.map((start) => {
    while (sentence + 1 < sentences.length && sentences[sentence]!.end <= start) sentence++;
    return sentence;
  });
}
