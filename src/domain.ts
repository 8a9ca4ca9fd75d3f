/**
 * The words of the project. An *article* is a source text, cut into *passages*. An *embedder* turns a
 * passage into a *vector*. A *hit* is a passage found for a question, with its scores. A *quote* is the
 * part of it that is shown, with its article and paragraph; an *answer* has the best of them. The words
 * of building an index are in building.ts.
 */

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
};

export type Article = ArticleInfo & {
  /** The cleaned text. Paragraphs are separated by exactly one blank line (`\n\n`). */
  readonly text: string;
};

/** A sentence, or a line that stands alone like one. Offsets are into the passage's text. */
export type Sentence = Span & {
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

export type Embedder = {
  /** Name of the model, as in the setting EMBEDDING_MODEL. */
  readonly model: string;
  readonly dimensions: number;
  /** SHA-256 of the model's files: where it is equal, vectors are. */
  readonly fingerprint: string;
  /** One vector per text, in the same order. */
  embed(texts: readonly string[], as: "passage" | "question"): Promise<Vector[]>;
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
  readonly span: Span;
  /** Stop words ("the", "of", "who") are never searched for. */
  readonly stop: boolean;
};

/** A word of a question, with its weight in this library. */
export type Word = Token & {
  /** Inverse document frequency, >= 0; highest for a word that no passage has. */
  readonly rarity: number;
  /** Number of passages that have it. */
  readonly passages: number;
};

/** A passage id with a score; lists of them are sorted best first, equal scores by smaller id. */
export type Scored = { readonly id: number; readonly score: number };

/** Which articles to search; `null` for all of them. */
export type Collection = string | null;

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
  };
  /** SHA-256 of each file of the generation, by file name. */
  readonly files: { readonly [name: string]: string };
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
  /** `null` if there is no such article. */
  article(id: string): Promise<Article | null>;
  /** Articles without their texts, in the order of `ids`; unknown ids are left out. */
  infos(ids: readonly string[]): Promise<readonly ArticleInfo[]>;
  /** Articles in the collection without their texts, sorted by id: all of them, or a part. */
  articles(within: Collection, part?: Part): Promise<readonly ArticleInfo[]>;
  count(within: Collection): Promise<Counts>;
  /** In the order of `ids`. @throws Error if an id is unknown */
  passages(ids: readonly number[]): Promise<readonly Passage[]>;
  /** The passages of one article in reading order. */
  passagesOf(articleId: string): Promise<readonly Passage[]>;
  /** Nearest by cosine, at most `k`. Scores are cosines, -1..1. */
  nearest(vector: Vector, k: number, within: Collection): Promise<readonly Scored[]>;
  /** Best by BM25, at most `k`; each has at least one of the words. Scores are > 0. */
  best(words: readonly Word[], k: number, within: Collection): Promise<readonly Scored[]>;
  /** Cosine of the vector to each of these passages, in order. */
  cosines(vector: Vector, ids: readonly number[]): Promise<readonly number[]>;
  /** BM25 of the words for each of these passages, in order; 0 where none occurs. */
  bm25(words: readonly Word[], ids: readonly number[]): Promise<readonly number[]>;
  /** The words of a text, as this library indexes them. */
  tokens(text: string): readonly Token[];
  /** The same, with their rarity. */
  words(text: string): Promise<readonly Word[]>;
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
  readonly cosine: number;
  readonly bm25: number;
  /** Position in each search, counted from 1; `null` where that search did not find it. */
  readonly rank: { readonly meaning: number | null; readonly words: number | null };
  readonly features: Features;
  /** How likely each sentence of the passage is the one that answers, >= 0; in order. */
  readonly sentenceScores: readonly number[];
  /** What else counted, for a reader: "is from Reuters". */
  readonly reasons: readonly string[];
  /** Other articles that say nearly the same word for word. */
  readonly alsoIn: readonly ArticleInfo[];
};

/** Evidence that a passage answers a question; each 0..1 unless said otherwise. */
export type Features = {
  /** Cosine of question and passage, -1..1. */
  readonly cosine: number;
  /** The same, stretched over the candidates: worst 0, best 1. */
  readonly cosineStretched: number;
  /** BM25 stretched over the candidates: none 0, best 1. */
  readonly bm25Stretched: number;
  /**
   * Share of the question's words in the passage or its title, weighted by rarity; another form
   * ("withdrawal" for "withdraw") counts in part.
   */
  readonly coverage: number;
  /** Rarity of the rarest word missing there, as a share of the question's rarest. */
  readonly missing: number;
  /** Share of the words, weighted by rarity, in the best window of ten. */
  readonly proximity: number;
  /** The same in the best single sentence. */
  readonly sentence: number;
  /** Share of the question's neighbouring word pairs that stand together in the passage. */
  readonly pairs: number;
  /**
   * Share of the question's names and numbers in the passage, its title or another candidate of the same
   * article, since a passage may say "he" of somebody named before; 1 without any.
   */
  readonly names: number;
  /** 1 when the best sentence has the kind of thing asked for: a person, a date, a number. */
  readonly answerType: number;
  /** Share of the outlets, dates and "quoted phrases" of the question that the article fits; 0 without any. */
  readonly cues: number;
  /** The best `bm25Stretched` among the candidates elsewhere in the same article; 0 without one. */
  readonly support: number;
  /** How much the question gives to go by: n / (n + 5) for n different words, 0 for a single plain one. */
  readonly detail: number;
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
  readonly alsoIn: readonly ArticleInfo[];
  readonly hit: Hit;
};

/** `confidence` is the estimated probability, 0..1, that the first quote answers the question. */
export type Answer =
  | {
      readonly kind: "answered" | "unsure";
      readonly quotes: readonly Quote[];
      readonly confidence: number;
    }
  | {
      readonly kind: "not-found";
      readonly closest: readonly ArticleInfo[];
      readonly confidence: number;
    };
