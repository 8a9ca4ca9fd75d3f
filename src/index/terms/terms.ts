/** The terms of the keyword index: stems marked with their language, so that no word matches one of another language by chance. */
import type { Languages, Library, OpenPassage, Token, Word } from "../../glossary/library.ts";
import { foldWord } from "./fold-word.ts";
import { byArticles } from "./question-language.ts";
import { STOPPED_LANGUAGES, stopWordsOf } from "./stop-words.ts";
import { DEFAULT_LANGUAGE, numbered, stemIn, stemmerOf, stems, tokens } from "./tokens.ts";

/** Separates a stem from its language; no stem contains it. */
const MARK = "@";

/** The language whose stems a text in this language gets: its own if there are rules for it. */
export function stemmedLanguage(language: string | null): string {
  return language !== null && STOPPED_LANGUAGES.includes(language) ? language : DEFAULT_LANGUAGE;
}

/** How a library splits a text in a language into words, with the stems of the same or another language. */
export const STEMMED: Pick<Library, "tokens" | "numbered" | "stemmer"> = {
  tokens: (text, language, stemmedAs) => tokens(text, ...stemmedLanguages(language, stemmedAs)),
  numbered: (text, language, stemmedAs) => numbered(text, ...stemmedLanguages(language, stemmedAs)),
  stemmer: (language, stemmedAs) => stemmerOf(...stemmedLanguages(language, stemmedAs)),
};

function stemmedLanguages(language: string | null, stemmedAs = language): [string, string] {
  return [stemmedLanguage(language), stemmedLanguage(stemmedAs)];
}

/** Stored passages with their words' stems in another language; unchanged if it is the article's, or `undefined`. */
export function restemmed(
  passages: readonly OpenPassage[],
  stemmedAs: string | undefined,
): readonly OpenPassage[] {
  return passages.map((open) => {
    const { passage, article } = open;
    const [own, wanted] = stemmedLanguages(article.language, stemmedAs);
    if (own === wanted) return open;
    return { ...open, words: numbered(passage.text, own, wanted) };
  });
}

/** The terms of a text in order, stop words included. */
export function termsIn(text: string, language: string): string[] {
  const mark = markOf(language);
  const found = stems(text, language);
  return mark === "" ? found : found.map((stem) => stem + mark);
}

/** Languages of stems, not of texts. */
export type StemLanguages = {
  /** The question's language. */
  readonly asked: string;
  /** The library's languages: the question's own first, then by number of articles. */
  readonly searched: readonly string[];
};

export function stemLanguages(language: string, languages: Languages): StemLanguages {
  const asked = stemmedLanguage(language);
  // Articles in an unknown language have the terms of the default one.
  const ofLibrary = new Set([...byArticles(languages).map(stemmedLanguage), DEFAULT_LANGUAGE]);
  const own = ofLibrary.has(asked) ? [asked] : [];
  return { asked, searched: [...new Set([...own, ...ofLibrary])] };
}

/**
 * The terms by which a word of a question is looked up, one for each language. In a language where it is a stop word, like the English
 * word "die" in German, it is not looked up.
 */
export function termsOf({ text, stem }: Token, { asked, searched }: StemLanguages): string[] {
  const folded = foldWord(text);
  const terms = searched
    .filter((one) => one === asked || !stopWordsOf(one).has(folded))
    .map((one) => (one === asked ? stem : stemIn(text, one)) + markOf(one));
  return terms.length > 0 ? terms : [stem + markOf(asked)];
}

/** The words to search for. Stop words count only if there are no others. */
export function searchedWords(words: readonly Word[]): readonly Word[] {
  const content = words.filter((word) => !word.stop);
  return content.length > 0 ? content : words;
}

/** Their terms, each once. */
export function searchedTerms(words: readonly Word[]): string[] {
  return [...new Set(searchedWords(words).flatMap(({ terms }) => terms))];
}

/** A term without its mark, and the mark. */
export function unmarked(term: string): { readonly stem: string; readonly mark: string } {
  const at = term.indexOf(MARK);
  return at < 0 ? { stem: term, mark: "" } : { stem: term.slice(0, at), mark: term.slice(at) };
}

/** English terms have no mark: they are by far the most in most libraries. */
function markOf(language: string): string {
  return language === DEFAULT_LANGUAGE ? "" : MARK + language;
}
