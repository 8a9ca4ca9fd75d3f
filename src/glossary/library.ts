/** Glossary: the index. A *library* is an index that is open for questions. */
import type { Article, ArticleInfo, Collection, Passage, Period, Span } from "./domain.ts";
import type { Vector, WordSpace, WordVectors } from "./embedder.ts";

/** A word of a text, as the keyword index sees it. */
export type Token = {
  /** As written. */
  readonly text: string;
  /** Folded to lower case without accents, and stemmed: what is looked up. */
  readonly stem: string;
  /** The hash of the stem (`shared/text/hash`). */
  readonly number: number;
  readonly span: Span;
  /** Stop words ("the", "of", "who") are never searched for. */
  readonly stop: boolean;
};

/** The words of a text as arrays of numbers: creating an object for each word would take longer than everything done with it. */
export type NumberedWords = {
  /** The hash of each word's stem, in order; two stems of a library hardly ever have the same. */
  readonly stems: Int32Array;
  /** Where each word is, in UTF-16 code units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly stops: readonly boolean[];
};

/** A word of a question, with its weight in this library. */
export type Word = Token & {
  /** Inverse document frequency, >= 0; highest for a word that occurs in no passage. */
  readonly rarity: number;
  /** Number of passages that have it. */
  readonly passages: number;
  /** The terms to look it up by: its stem in each language of the library. */
  readonly terms: readonly string[];
};

/** A passage id with a score; lists of them are sorted best first, equal scores by smaller id. */
export type Scored = { readonly id: number; readonly score: number };

/** Number of articles by ISO 639-1 code, where the language is known. */
export type Languages = { readonly [language: string]: number };

/** How an index was built, and its contents. */
export type Manifest = {
  /** Name of the generation folder. */
  readonly generation: string;
  /** Version of the on-disk format. */
  readonly format: number;
  /** Version of cleaning and chunking. */
  readonly chunker: number;
  readonly model: {
    readonly name: string;
    readonly fingerprint: string;
    readonly dimensions: number;
  };
  /** ISO 8601 with time, UTC. */
  readonly builtAt: string;
  readonly articles: number;
  readonly passages: number;
  readonly hnsw: {
    readonly m: number;
    readonly efConstruction: number;
    /** Candidates kept while searching, raised at build time until recall is >= 0.99. */
    readonly ef: number;
    /** Recall@10 against exact search, on a sample of the passages. */
    readonly recall: number;
    /** Passages added or removed since `ef` and `recall` were measured. */
    readonly unmeasured: number;
  };
  /** SHA-256 of each file of the generation, by file name. */
  readonly files: { readonly [name: string]: string };
};

/** A passage with everything stored for reading it closely. */
export type OpenPassage = {
  readonly passage: Passage;
  readonly article: ArticleInfo;
  readonly words: NumberedWords;
  /** Of the content words: those of the article's title and date first, then those of the passage's text. */
  readonly vectors: WordVectors;
};

/** Part of a list: at most `most` items, after the first `from`. */
export type Part = { readonly from: number; readonly most: number };

export type Counts = { readonly articles: number; readonly passages: number };

/**
 * An index that is open for questions: the seam between searching and any store. All methods may be
 * called concurrently, and none writes. Those that return promises may ask another machine.
 */
export type Library = {
  readonly manifest: Manifest;
  /** Collections with articles, sorted. */
  readonly collections: readonly string[];
  /** Publishers as the articles name them, each once, sorted. */
  readonly publishers: readonly string[];
  readonly wordSpace: WordSpace;
  /** `null` if there is no such article. */
  article(id: string): Promise<Article | null>;
  /** Articles without their texts, in the order of `ids`; unknown ids are left out. */
  infos(ids: readonly string[]): Promise<readonly ArticleInfo[]>;
  /** Articles of the collection without their texts, sorted by id: all of them, or a part. */
  articles(within: Collection, part?: Part): Promise<readonly ArticleInfo[]>;
  /** Up to `most` ids of articles that sort behind `after`, in byte order; an empty `after` starts at the beginning. */
  ids(after: string, most: number): Promise<readonly string[]>;
  /** With a period, only articles published in it are counted. */
  count(within: Collection, during?: Period | null): Promise<Counts>;
  languages(within: Collection): Promise<Languages>;
  /** In the order of `ids`. @throws Error if an id is unknown */
  passages(ids: readonly number[]): Promise<readonly Passage[]>;
  /** The passages of one article in reading order. */
  passagesOf(articleId: string): Promise<readonly Passage[]>;
  /** Nearest by cosine, at most `k`. Scores are cosines, -1..1. */
  nearest(
    vector: Vector,
    k: number,
    within: Collection,
    during?: Period | null,
  ): Promise<readonly Scored[]>;
  /** Best by BM25, at most `k`; each has at least one of the words. Scores are > 0. */
  best(
    words: readonly Word[],
    k: number,
    within: Collection,
    during?: Period | null,
  ): Promise<readonly Scored[]>;
  /** Cosine of the vector to each of these passages, in order. The passages' vectors may be fetched while it is awaited. */
  cosines(vector: Promise<Vector>, ids: readonly number[]): Promise<readonly number[]>;
  /**
   * In the order of `ids`, which may repeat.
   *
   * @param stemmedAs the language whose stems the words get, if it is another than the article's
   * @throws Error if an id is unknown
   */
  openPassages(ids: readonly number[], stemmedAs?: string): Promise<readonly OpenPassage[]>;
  /** BM25 of the words for each of these passages, in order; 0 where none occurs. */
  bm25(words: readonly Word[], ids: readonly number[]): Promise<readonly number[]>;
  /** ISO 639-1 code of the language a question is asked in; the library's main language if the question doesn't show it. */
  languageOf(question: string): string;
  /**
   * The words of a text in a language, as this library indexes them.
   *
   * @param stemmedAs the language whose stems are wanted, if it is another
   */
  tokens(text: string, language: string | null, stemmedAs?: string): readonly Token[];
  /** The same as numbers. */
  numbered(text: string, language: string | null, stemmedAs?: string): NumberedWords;
  /** Gives the stems of words of texts in a language. */
  stemmer(language: string | null, stemmedAs?: string): (word: string) => string;
  /** The words of a question in a language, with their rarity. */
  words(question: string, language: string): Promise<readonly Word[]>;
  /** A misspelt word with the stem that was probably meant; `null` if no term is close enough. */
  spelled(word: Word): Promise<Word | null>;
  close(): Promise<void>;
};
