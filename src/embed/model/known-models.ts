/**
 * Facts that the files of some models don't state. Pooling, prefixes and longest input come from a model's training; a wrong
 * one gives vectors that look fine and find little. The facts are taken from the model cards of the original weights, at
 * `https://huggingface.co/<card>`:
 * `sentence-transformers/all-MiniLM-L6-v2`, `BAAI/bge-small-en-v1.5`, `BAAI/bge-base-en-v1.5`,
 * `intfloat/e5-small-v2`, `thenlper/gte-small`, `Snowflake/snowflake-arctic-embed-xs` and `-s`,
 * `nomic-ai/nomic-embed-text-v1.5`, `intfloat/multilingual-e5-small`, `sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2`.
 */

/** How the token vectors become one vector: their mean, or the vector of the first token. */
export type Pooling = "mean" | "cls";

/** Put in front of a text before it is embedded. */
export type Prefix = { readonly question: string; readonly passage: string };

export type Languages = "en" | "multilingual" | "unknown";

export type KnownModel = {
  /** `owner/name` on the hub, or the name of the bundled model. */
  readonly name: string;
  readonly languages: Languages;
  /** Used unless the model's files say otherwise. */
  readonly pooling: Pooling;
  readonly prefix: Prefix;
  /** Longest input in tokens, the model's own opening and closing tokens included. */
  readonly maxTokens: number;
};

export const BUNDLED_MODEL = "quotewell-mini";

export const NO_PREFIX: Prefix = { question: "", passage: "" };
const E5_PREFIX = { question: "query: ", passage: "passage: " };
const NOMIC_PREFIX = { question: "search_query: ", passage: "search_document: " };
/** The instruction that the BGE and Arctic models were trained with, for questions only. */
const SEARCH_PREFIX = {
  question: "Represent this sentence for searching relevant passages: ",
  passage: "",
};

const mean = (
  name: string,
  languages: Languages,
  prefix: Prefix,
  maxTokens: number,
): KnownModel => ({ name, languages, pooling: "mean", prefix, maxTokens });

const cls = (name: string): KnownModel => ({
  name,
  languages: "en",
  pooling: "cls",
  prefix: SEARCH_PREFIX,
  maxTokens: 512,
});

/** The bundled one first. */
export const KNOWN_MODELS: readonly KnownModel[] = [
  mean(BUNDLED_MODEL, "en", NO_PREFIX, 256),
  mean("Xenova/all-MiniLM-L6-v2", "en", NO_PREFIX, 256),
  cls("Xenova/bge-small-en-v1.5"),
  cls("Xenova/bge-base-en-v1.5"),
  mean("Xenova/e5-small-v2", "en", E5_PREFIX, 512),
  mean("Xenova/gte-small", "en", NO_PREFIX, 512),
  cls("Snowflake/snowflake-arctic-embed-xs"),
  cls("Snowflake/snowflake-arctic-embed-s"),
  mean("nomic-ai/nomic-embed-text-v1.5", "en", NOMIC_PREFIX, 512),
  mean("Xenova/multilingual-e5-small", "multilingual", E5_PREFIX, 512),
  mean("Xenova/paraphrase-multilingual-MiniLM-L12-v2", "multilingual", NO_PREFIX, 128),
];

/** Names of the models that know most languages. */
export const MULTILINGUAL_MODELS: readonly string[] = KNOWN_MODELS.filter(
  ({ languages }) => languages === "multilingual",
).map(({ name }) => name);

/** The row of the table for a repository; `undefined` for a model that is not in it. */
export function knownModel(repository: string): KnownModel | undefined {
  return KNOWN_MODELS.find(({ name }) => name === repository);
}
