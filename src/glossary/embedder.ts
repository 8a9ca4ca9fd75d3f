/** Glossary of models. An *embedder* turns a passage into a *vector*, and each of its words into one. */
import type { Span } from "./domain.ts";

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
