/**
 * What is known about each embedding model, and what is assumed of a model that is not in the table.
 *
 * Pooling, prefixes and longest input are properties of the training: a wrong one gives vectors that
 * look fine and find little. They are taken from the model cards of the original weights, which the
 * hub serves at `https://huggingface.co/<card>`:
 * `sentence-transformers/all-MiniLM-L6-v2`, `BAAI/bge-small-en-v1.5`, `BAAI/bge-base-en-v1.5`,
 * `intfloat/e5-small-v2`, `thenlper/gte-small`, `Snowflake/snowflake-arctic-embed-xs` and `-s`,
 * `intfloat/multilingual-e5-small`, `sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2`.
 */

/** How the vectors of the tokens become one: their mean, or the vector of the first token. */
export type Pooling = "mean" | "cls";

export type ModelFacts = {
  /** `owner/name` on the hub, or the name of the bundled model. */
  readonly name: string;
  readonly dimensions: number;
  readonly pooling: Pooling;
  /** Put in front of a text before it is embedded. */
  readonly prefix: { readonly question: string; readonly passage: string };
  /** Longest input in tokens, the model's own opening and closing tokens included. */
  readonly maxTokens: number;
  readonly languages: "en" | "multilingual" | "unknown";
};

export const BUNDLED_MODEL = "quotewell-mini";

const NO_PREFIX = { question: "", passage: "" };
const E5_PREFIX = { question: "query: ", passage: "passage: " };
/** The instruction that the BGE and Arctic models were trained with, for questions only. */
const SEARCH_PREFIX = {
  question: "Represent this sentence for searching relevant passages: ",
  passage: "",
};

/** The models whose facts are known, the bundled one first. */
export const KNOWN_MODELS: readonly ModelFacts[] = [
  {
    name: BUNDLED_MODEL,
    dimensions: 384,
    pooling: "mean",
    prefix: NO_PREFIX,
    maxTokens: 256,
    languages: "en",
  },
  {
    name: "Xenova/all-MiniLM-L6-v2",
    dimensions: 384,
    pooling: "mean",
    prefix: NO_PREFIX,
    maxTokens: 256,
    languages: "en",
  },
  {
    name: "Xenova/bge-small-en-v1.5",
    dimensions: 384,
    pooling: "cls",
    prefix: SEARCH_PREFIX,
    maxTokens: 512,
    languages: "en",
  },
  {
    name: "Xenova/bge-base-en-v1.5",
    dimensions: 768,
    pooling: "cls",
    prefix: SEARCH_PREFIX,
    maxTokens: 512,
    languages: "en",
  },
  {
    name: "Xenova/e5-small-v2",
    dimensions: 384,
    pooling: "mean",
    prefix: E5_PREFIX,
    maxTokens: 512,
    languages: "en",
  },
  {
    name: "Xenova/gte-small",
    dimensions: 384,
    pooling: "mean",
    prefix: NO_PREFIX,
    maxTokens: 512,
    languages: "en",
  },
  {
    name: "Snowflake/snowflake-arctic-embed-xs",
    dimensions: 384,
    pooling: "cls",
    prefix: SEARCH_PREFIX,
    maxTokens: 512,
    languages: "en",
  },
  {
    name: "Snowflake/snowflake-arctic-embed-s",
    dimensions: 384,
    pooling: "cls",
    prefix: SEARCH_PREFIX,
    maxTokens: 512,
    languages: "en",
  },
  {
    name: "Xenova/multilingual-e5-small",
    dimensions: 384,
    pooling: "mean",
    prefix: E5_PREFIX,
    maxTokens: 512,
    languages: "multilingual",
  },
  {
    name: "Xenova/paraphrase-multilingual-MiniLM-L12-v2",
    dimensions: 384,
    pooling: "mean",
    prefix: NO_PREFIX,
    maxTokens: 128,
    languages: "multilingual",
  },
];

/** The row of the table for a repository; `undefined` for a model that is not in it. */
export function knownModel(repository: string): ModelFacts | undefined {
  return KNOWN_MODELS.find((facts) => facts.name === repository);
}
