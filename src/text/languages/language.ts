/** What is known of a language besides its stop words and its stemmer. Words are in lower case, with their accents. */
export type Language = {
  /** ISO 639-1. */
  readonly code: string;
  /** Words without a topic that the list of stop words lacks: those that questions are asked with, forms of "to be". */
  readonly stopWords: string;
  /** Articles and prepositions that are written together with the next word: "l'" of "l'histoire". */
  readonly elided?: RegExp;
  /** Spellings of people whose keyboard lacks a letter, and what is meant: endings that a stemmer knows. */
  readonly respelt?: readonly (readonly [typed: RegExp, meant: string])[];
};
