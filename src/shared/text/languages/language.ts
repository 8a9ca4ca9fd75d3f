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
  /** A question word; the word for what is asked follows soon after it. */
  readonly questionWord: RegExp;
  /** A word of a question whose vector in context is similar to that of the answer. */
  readonly asking: RegExp;
  /** A text that is a question. */
  readonly asks: RegExp;
  /** How each kind of answer is asked for; the first match counts. */
  readonly asked: readonly (readonly [AnswerKind, RegExp])[];
  /** What each kind of answer looks like in a sentence. */
  readonly shown: { readonly [kind in AnswerKind]: RegExp };
  /** A word that is a number, in digits or spelt out. */
  readonly number: RegExp;
  /** The first letters of a month or day of the week. */
  readonly dayOrMonth: RegExp;
  /** Words that begin a sentence with a capital letter but are not names. */
  readonly plainStarts: ReadonlySet<string>;
  /** Words that change what is asked for: the first prosecutor is not the other one. */
  readonly qualifiers: RegExp;
  /** What precedes a capitalised word that is not a name, in languages that capitalise all nouns. */
  readonly beforeNouns?: RegExp;
  /** Whether nouns are joined into one word: "Fußballspiel". */
  readonly joinsNouns?: boolean;
};

/** Whether a full stop ends a sentence. */
export type Stops = {
  /** Abbreviations that never end a sentence, without their last full stop: "z.b". */
  readonly within: string;
  /** Abbreviations only before a number. */
  readonly beforeNumbers: string;
  /** Abbreviations that may also end a sentence. */
  readonly either: string;
  /** Words that, after those in `either`, far more often start a sentence than continue a name. */
  readonly starters: string;
  /** What follows an ordinal number written with a full stop. */
  readonly afterOrdinals?: RegExp;
};

/** The words of a page around its article. Patterns match whole blocks, as in `ingest/clean`. */
export type PageCues = {
  /** Words of menus, buttons and section names. */
  readonly labels: string;
  /** Buttons, counters and controls, as whole lines. */
  readonly controls: readonly RegExp[];
  /** Lines of at most some thirty words that no article contains. */
  readonly nags: readonly RegExp[];
  /** The button of a newsletter sign-up box, alone on its line. */
  readonly signUpButton: RegExp;
  /** Signs that the site addresses its reader; two of them in one block mark a banner. */
  readonly siteSpeech: readonly RegExp[];
  /** Lines about rights and addresses, before or after the article. */
  readonly edgeLines: readonly RegExp[];
  /** A pointer to another story, followed by its headline. */
  readonly lead: RegExp;
  /** The name of a list of other stories, alone on its line. */
  readonly listName: RegExp;
  /** The credit of a picture, as a whole line and at the end of a caption. */
  readonly creditLine: RegExp;
  readonly creditAtEnd: RegExp;
  /** A line at the top that names the author. */
  readonly byline: RegExp;
};

/**
 * The rules of a language besides its stop words and its stemmer. Words are in lower case, with their accents,
 * separated by spaces.
 */
export type Language = {
  /** ISO 639-1. */
  readonly code: string;
  /** Words without a topic that are missing from the list of stop words: question words, forms of "to be". */
  readonly stopWords: string;
  /** Words that are frequent in this language and rare in texts of other languages. */
  readonly functionWords: string;
  /** Articles and prepositions that are written together with the next word: "l'" of "l'histoire". */
  readonly elided?: RegExp;
  /** Spellings from keyboards that lack a letter, and the spelling meant, which the stemmer knows. */
  readonly respelt?: readonly (readonly [typed: RegExp, meant: string])[];
  readonly questions: Questions;
  readonly stops: Stops;
  readonly page: PageCues;
};
