/** The kind of thing that answers a question. */
export type AnswerKind =
  | "clock"
  | "percent"
  | "money"
  | "duration"
  | "count"
  | "number"
  | "date"
  | "person"
  | "place"
  | "name"
  | "reason";

/** How questions are asked in a language, and what their answers look like. */
export type Questions = {
  /** A question word alone: the word for what is asked stands close behind it. */
  readonly questionWord: RegExp;
  /** A word that in context is similar to what answers it. */
  readonly asking: RegExp;
  /** A text that asks. */
  readonly asks: RegExp;
  /** How each kind of answer is asked for; the first that fits tells. */
  readonly asked: readonly (readonly [AnswerKind, RegExp])[];
  /** What each kind looks like in a sentence. */
  readonly shown: { readonly [kind in AnswerKind]: RegExp };
  /** A word that is a number, in digits or spelt out. */
  readonly number: RegExp;
  /** The beginning of a month or day of the week. */
  readonly dayOrMonth: RegExp;
  /** Words that begin a sentence with a capital letter and are no names. */
  readonly plainStarts: ReadonlySet<string>;
  /** Words that make another question of the same question: the first prosecutor is not the other one. */
  readonly qualifiers: RegExp;
  /** What stands before a capitalised word that is no name, where all nouns have capitals. */
  readonly beforeNouns?: RegExp;
  /** True where nouns are joined to one word: "Fußballspiel". */
  readonly joinsNouns?: boolean;
};

/** How sentences end, or do not, at a full stop. */
export type Stops = {
  /** Abbreviations that never end a sentence; with several stops only the last is left out: "z.b". */
  readonly within: string;
  /** Abbreviations when a number follows. */
  readonly beforeNumbers: string;
  /** Abbreviations that may end a sentence, too. */
  readonly either: string;
  /** Words that after those far more often start a sentence than continue a name. */
  readonly starters: string;
  /** What follows an ordinal number written with a full stop. */
  readonly afterOrdinals?: RegExp;
};

/** How a page speaks around its article. Patterns are for whole blocks, as in `ingest/clean`. */
export type PageCues = {
  /** Words of menus, buttons and section names. */
  readonly labels: string;
  /** Buttons, counters and controls as a whole line. */
  readonly controls: readonly RegExp[];
  /** Lines of at most some thirty words that no article has anywhere. */
  readonly nags: readonly RegExp[];
  /** The button of an invitation to a newsletter, alone on its line. */
  readonly signUpButton: RegExp;
  /** Signs that the page addresses its reader; two of them in one block mark a banner. */
  readonly siteSpeech: readonly RegExp[];
  /** Lines on rights and addresses at the edge of a page. */
  readonly edgeLines: readonly RegExp[];
  /** A pointer to another story, with its headline behind it. */
  readonly lead: RegExp;
  /** The name of a list of other stories, alone on its line. */
  readonly listName: RegExp;
  /** The credit of a picture as a whole line, and at the end of a caption. */
  readonly creditLine: RegExp;
  readonly creditAtEnd: RegExp;
  /** Who wrote the article, as a line at its top. */
  readonly byline: RegExp;
};

/**
 * What is known of a language besides its stop words and its stemmer. Words are in lower case, with their accents,
 * parted by blanks.
 */
export type Language = {
  /** ISO 639-1. */
  readonly code: string;
  /** Words without a topic that the list of stop words lacks: those that questions are asked with, forms of "to be". */
  readonly stopWords: string;
  /** Words that are frequent in it and rare in texts of other languages, in lower case. */
  readonly functionWords: string;
  /** Articles and prepositions that are written together with the next word: "l'" of "l'histoire". */
  readonly elided?: RegExp;
  /** Spellings of people whose keyboard lacks a letter, and what is meant: endings that a stemmer knows. */
  readonly respelt?: readonly (readonly [typed: RegExp, meant: string])[];
  readonly questions: Questions;
  readonly stops: Stops;
  readonly page: PageCues;
};
