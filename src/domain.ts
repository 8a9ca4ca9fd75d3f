/**
 * The words of the project. An *article* is a source text, cut into *passages*. An *embedder* turns a
 * passage into a *vector*. A *hit* is a passage found for a question, with its scores. A *quote* is the
 * part of it that is shown, with its article and paragraph; an *answer* has the best of them. The words
 * of building an index are in building.ts, those of reading a passage closely in evidence.ts.
 */
import type { CloseReading, Features, Meeting, SentenceEvidence } from "./evidence.ts";

/** Half-open range of UTF-16 code units: `text.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number };

/** What is known about an article besides its text. Unknown is `null`, never a guess. */
export type ArticleInfo = {
  /** Path relative to the articles folder, with forward slashes: `syria/geneva.md`. */
  readonly id: string;
  /** First folder of the path; `null` for an article at the top of the articles folder. */
  readonly collection: string | null;
  readonly title: string;
  /** True when there is no headline, so that the title was made from the first sentence. */
  readonly titleDerived: boolean;
  readonly publisher: string | null;
  /** Publication date, ISO 8601 `YYYY-MM-DD`. */
  readonly published: string | null;
  readonly url: string | null;
  /** ISO 639-1 code; `null` when the text is too short to tell. */
  readonly language: string | null;
};

export type Article = ArticleInfo & {
  /** The cleaned text. Paragraphs are separated by exactly one blank line (`\n\n`). */
  readonly text: string;
};

/** Where a sentence stands in its file. */
export type SentencePlace = {
  /** The page on which it begins, counted from 1; absent in a file without pages. */
  readonly page?: number;
  /** When the file has more inside it, such as the mark of a footnote. */
  readonly gap?: true;
};

/** A sentence, or a line that stands alone like one. Offsets are into the passage's text. */
export type Sentence = Span &
  SentencePlace & {
    /** True for a headline, cross-head or other line that is not prose. */
    readonly heading: boolean;
  };

/** A piece of one article: what is embedded, found and quoted from. */
export type Passage = {
  /** Row in the passage table and label in the vector index. Never reused; may have gaps. */
  readonly id: number;
  readonly articleId: string;
  /** Into the article's cleaned text. */
  readonly span: Span;
  /** Exactly `article.text.slice(span.start, span.end)`. */
  readonly text: string;
  /** Number of the article's paragraph in which the passage starts, counted from 1. */
  readonly paragraph: number;
  /** In order, covering every letter of the text. */
  readonly sentences: readonly Sentence[];
};

/** Unit length; as many numbers as the embedder has dimensions. */
export type Vector = Float32Array;

/**
 * Vectors of words in their context, row by row. Projected ones have WORD_DIMENSIONS numbers and length 127; a
 * word that the model did not see, because its text was too long, has zeros.
 */
export type WordVectors = Int8Array;

/** Brings a word vector to fewer dimensions: dimensions x WORD_DIMENSIONS numbers, row by row. */
export type Projection = Float32Array;

/** The space in which words and texts are compared; belongs to an index and to the model it was built with. */
export type WordSpace = {
  readonly projection: Projection;
  /** Cosine of a word with the most similar word of a passage that has nothing to do with it, on average. */
  readonly chance: number;
  readonly cosines: CosineScale;
};

/** What cosines of a model say: some models give nearly all texts one between .7 and .9. */
export type CosineScale = {
  /** Of a question and a passage that has nothing to do with it, on average. */
  readonly unrelated: number;
  /** Of a question and the passage that answers it, on average. */
  readonly related: number;
};

/** A text to embed, and its words that get a vector each, in order. */
export type TextWithWords = { readonly text: string; readonly words: readonly Span[] };

/** What a model makes of a text. */
export type Embedding = { readonly vector: Vector; readonly words: WordVectors };

export type Embedder = {
  /** Name of the model, as in the setting EMBEDDING_MODEL. */
  readonly model: string;
  readonly dimensions: number;
  /** Numbers in the vector of a word before it is projected; other than `dimensions` where a model makes its own of both. */
  readonly wordDimensions: number;
  /** SHA-256 of the model's files: where it is equal, vectors are. */
  readonly fingerprint: string;
  /** ISO 639-1 codes of the languages that the model knows; `null` where that is not known, or it knows most. */
  readonly languages: readonly string[] | null;
  /** The projection that comes with the model; `null` where one has to be made of a library's words. */
  readonly projection: Projection | null;
  /** One embedding per text, in the same order. */
  embed(
    texts: readonly TextWithWords[],
    as: "passage" | "question",
    projection: Projection,
  ): Promise<Embedding[]>;
  close(): Promise<void>;
};

/** Reads question and passage together: slower than comparing vectors, and more precise. */
export type Reranker = {
  /** How likely each passage answers the question, 0..1, in the order of the passages. */
  relevance(question: string, passages: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
};

/** A word of a text, as the keyword index sees it. */
export type Token = {
  /** As written. */
  readonly text: string;
  /** Folded to lower case without accents, and stemmed: what is looked up. */
  readonly stem: string;
  /** The hash of the stem (`text/hash`). */
  readonly number: number;
  readonly span: Span;
  /** Stop words ("the", "of", "who") are never searched for. */
  readonly stop: boolean;
};

/** The words of a text in columns, as numbers: to make an object for each takes longer than all that is done with it. */
export type NumberedWords = {
  /** For each word in order the hash of its stem: two stems of one library hardly ever have the same. */
  readonly stems: Int32Array;
  /** Where it is, in UTF-16 code units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly stops: readonly boolean[];
};

/** A word of a question, with its weight in this library. */
export type Word = Token & {
  /** Inverse document frequency, >= 0; highest for a word that no passage has. */
  readonly rarity: number;
  /** Number of passages that have it. */
  readonly passages: number;
  /** What it is looked up by: its stem in each language of the library. */
  readonly terms: readonly string[];
};

/** A passage id with a score; lists of them are sorted best first, equal scores by smaller id. */
export type Scored = { readonly id: number; readonly score: number };

/** Which articles to search; `null` for all of them. */
export type Collection = string | null;

/** Number of articles by ISO 639-1 code, where the language is known. */
export type Languages = { readonly [language: string]: number };

/** Days of publication, `YYYY-MM-DD`, both included; open where they are `null`. */
export type Period = { readonly since: string | null; readonly until: string | null };

/** Which articles were searched: those published in a period, whatever else would have answered. */
export type Filter = Period & {
  readonly articles: number;
  /** All articles that there are to search, and those of them without a date: they are never searched. */
  readonly of: number;
  readonly undated: number;
};

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
    /** Passages that were added or removed since both were measured. */
    readonly unmeasured: number;
  };
  /** SHA-256 of each file of the generation, by file name. */
  readonly files: { readonly [name: string]: string };
};

/** A passage with all that is stored of it for reading it closely. */
export type OpenPassage = {
  readonly passage: Passage;
  readonly article: ArticleInfo;
  readonly words: NumberedWords;
  /** Of the content words of the article's title and date and then of its text. */
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
  /** Articles in the collection without their texts, sorted by id: all of them, or a part. */
  articles(within: Collection, part?: Part): Promise<readonly ArticleInfo[]>;
  /** Up to `most` ids of articles after that one, sorted by their bytes; empty for the first ones. */
  ids(after: string, most: number): Promise<readonly string[]>;
  /** Of articles with a date in the period, when there is one. */
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
  /** Cosine of the vector to each of these passages, in order. */
  cosines(vector: Vector, ids: readonly number[]): Promise<readonly number[]>;
  /**
   * In the order of `ids`, which may repeat.
   *
   * @param stemmedAs the language whose stems the words get, if it is another than the article's
   * @throws Error if an id is unknown
   */
  openPassages(ids: readonly number[], stemmedAs?: string): Promise<readonly OpenPassage[]>;
  /** BM25 of the words for each of these passages, in order; 0 where none occurs. */
  bm25(words: readonly Word[], ids: readonly number[]): Promise<readonly number[]>;
  /** ISO 639-1 code of the language a question is asked in: the library's main one if nothing tells. */
  languageOf(question: string): string;
  /**
   * The words of a text in a language, as this library indexes them.
   *
   * @param stemmedAs the language whose stems are wanted, if it is another
   */
  tokens(text: string, language: string | null, stemmedAs?: string): readonly Token[];
  /** The same as numbers. */
  numbered(text: string, language: string | null, stemmedAs?: string): NumberedWords;
  /** The stem of a word of a text in a language. */
  stem(word: string, language: string | null, stemmedAs?: string): string;
  /** The words of a question in a language, with their rarity. */
  words(question: string, language: string): Promise<readonly Word[]>;
  /** A misspelt word with the stem that was probably meant; `null` if no term is near. */
  spelled(word: Word): Promise<Word | null>;
  close(): Promise<void>;
};

/** A passage found for a question, with the scores that ranked it. */
export type Hit = {
  readonly passage: Passage;
  readonly article: ArticleInfo;
  /** What hits are sorted by, 0..1: `featureScore`, or its mean with the reranker's relevance. */
  readonly score: number;
  /** The weighted features alone, 0..1. */
  readonly featureScore: number;
  /** How likely the reranker thinks that it answers, 0..1; absent where none has read it. */
  readonly relevance?: number;
  readonly cosine: number;
  readonly bm25: number;
  /** Position in each search, counted from 1; `null` where that search did not find it. */
  readonly rank: { readonly meaning: number | null; readonly words: number | null };
  readonly features: Features;
  /** What speaks for each sentence of the passage, in their order. */
  readonly sentences: readonly SentenceEvidence[];
  /** Logit of each sentence to be the one that answers: differences are those of a softmax. */
  readonly sentenceScores: readonly number[];
  /** Its word sequences as numbers, ascending, to tell copies of one text: see `retrieve/duplicates`. */
  readonly shingles: Int32Array;
  /** What else counted, for a reader: "is from Reuters". */
  readonly reasons: readonly string[];
  /** Other articles that say nearly the same word for word. */
  readonly alsoIn: readonly ArticleInfo[];
};

/** Reads found passages again, for the verdict. */
export type CloseReader = {
  /** @param sentence position of the sentence that is highlighted */
  readSentence(hit: Hit, sentence: number): CloseReading;
  /** What each content word of the question gives: its share of their rarity, times its best likeness in the passage. */
  matchedWords(hit: Hit): readonly number[];
  /** Words of the question that are not in the passage but met a similar one, best first. */
  meetings(hit: Hit): readonly Meeting[];
  /** True when the question tells which kind of thing it asks for. */
  readonly knowsKind: boolean;
  /** False for a question in a language that the model does not know: its words meet by spelling alone. */
  readonly byMeaning: boolean;
};

/** A verbatim piece of an article. */
export type Quote = {
  /** Exactly `article.text.slice(span.start, span.end)`; whole sentences. */
  readonly text: string;
  /** The sentences that answer, as offsets into `text`; best first. */
  readonly highlights: readonly Span[];
  /** 0..1, the score of its hit. */
  readonly score: number;
  readonly article: ArticleInfo;
  readonly span: Span;
  /** Number of the paragraph in which the quote starts, counted from 1. */
  readonly paragraph: number;
  /** Of the first highlight. */
  readonly place: SentencePlace;
  readonly alsoIn: readonly ArticleInfo[];
  readonly hit: Hit;
  /** Which words of the question met another word of the passage by meaning, best first. */
  readonly meetings: readonly Meeting[];
};

/** `confidence` is the estimated probability, 0..1, that the first quote answers the question. */
export type Answer = {
  /** Absent when all articles were searched. */
  readonly filter?: Filter;
} & (
  | {
      readonly kind: "answered" | "unsure";
      readonly quotes: readonly Quote[];
      readonly confidence: number;
    }
  | {
      readonly kind: "not-found";
      readonly closest: readonly ArticleInfo[];
      readonly confidence: number;
    }
);
