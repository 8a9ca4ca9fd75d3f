/** Glossary: models. An *embedder* turns a passage into a *vector*, and each of its words into one. */
import type { Span } from "./domain.ts";

/** Unit length; as many numbers as the embedder has dimensions. */
export type Vector = Float32Array;

/**
 * Vectors of words in their context, row by row. Projected ones have WORD_DIMENSIONS numbers and length 127; a
 * word beyond the model's longest input has zeros.
 */
export type WordVectors = Int8Array;

/** Reduces a word vector to fewer dimensions: dimensions x WORD_DIMENSIONS numbers, row by row. */
export type Projection = Float32Array;

/** The space in which words and texts are compared; belongs to an index and to the model it was built with. */
export type WordSpace = {
  readonly projection: Projection;
  /** Cosine of a word with the most similar word of a passage that has nothing to do with it, on average. */
  readonly chance: number;
  readonly cosines: CosineScale;
};

/** How to read a model's cosines: some models give nearly all pairs of texts one between .7 and .9. */
export type CosineScale = {
  /** Average cosine of a question and an unrelated passage. */
  readonly unrelated: number;
  /** Average cosine of a question and the passage that answers it. */
  readonly related: number;
};

/** A text to embed, and those of its words that get a vector, in order. */
export type TextWithWords = { readonly text: string; readonly words: readonly Span[] };

/** The vectors that a model gives a text and its words. */
export type Embedding = { readonly vector: Vector; readonly words: WordVectors };

export type Embedder = {
  /** Name of the model, as in the setting EMBEDDING_MODEL. */
  readonly model: string;
  readonly dimensions: number;
  /** Numbers in a word vector before projection; differs from `dimensions` for models with dense layers. */
  readonly wordDimensions: number;
  /** SHA-256 of the model's files: equal fingerprints mean equal vectors. */
  readonly fingerprint: string;
  /** ISO 639-1 codes of the languages that the model knows; `null` if unknown, or if it knows most languages. */
  readonly languages: readonly string[] | null;
  /** The projection that comes with the model; `null` if it is computed from each library's words. */
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
  /** The estimate that each passage answers the question, 0..1, in the order of the passages. */
  relevance(question: string, passages: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
};
