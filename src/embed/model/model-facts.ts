/** Combines what a model's own files say with the table of known models. */
import {
  knownModel,
  type Languages,
  NO_PREFIX,
  type Pooling,
  type Prefix,
} from "./known-models.ts";
import { unusable } from "./model-files.ts";
import { partsOfName } from "./model-name.ts";
import { type DenseLayer, readModules } from "./modules.ts";
import { type Json, readJson } from "./read-json.ts";
import { weightsIn } from "./weight-files.ts";

export type ModelFacts = {
  /** As in the setting; also the name of the model's folder. */
  readonly name: string;
  /** The weights file, relative to that folder. */
  readonly weights: string;
  /** Numbers in the vector of a text. */
  readonly dimensions: number;
  /** Numbers in the vector of a token, from which word vectors are made. */
  readonly wordDimensions: number;
  readonly pooling: Pooling;
  /** Applied in order, between pooling and unit length. */
  readonly dense: readonly DenseLayer[];
  readonly prefix: Prefix;
  /** Longest input in tokens, the model's own opening and closing tokens included. */
  readonly maxTokens: number;
  readonly languages: Languages;
};

/** Longest input used with any model: passages are shorter, and a longer input would only cost time. */
const MOST_TOKENS = 512;

/**
 * The facts of the model whose files are in `folder`.
 *
 * If neither the files nor the table state the pooling, the mean is used and a one-line warning is given.
 *
 * @throws UserError `MODEL_UNUSABLE` if the files are not those of a text encoder, or need something unsupported
 */
export async function modelFacts(
  name: string,
  folder: string,
  onWarning: (line: string) => void,
): Promise<ModelFacts> {
  try {
    return await readFacts(name, folder, onWarning);
  } catch (error) {
    throw unusable(name, folder, (error as Error).message, error);
  }
}

async function readFacts(
  name: string,
  folder: string,
  onWarning: (line: string) => void,
): Promise<ModelFacts> {
  const known = knownModel(partsOfName(name).repository);
  const config = await readJson(folder, "config.json");
  const wordDimensions = firstNumber(config.hidden_size, config.dim, config.d_model, config.n_embd);
  if (wordDimensions === undefined) {
    throw new Error("its config.json has no vector size, so it is not a text encoder");
  }
  refuseRerankers(config);
  const modules = await readModules(folder);
  if (!modules && !known) {
    onWarning(
      `The files of ${name} don't say how it pools, and it is not in the table of known models: the mean of the tokens is taken.`,
    );
  }
  return {
    name,
    weights: weightsIn(folder)!,
    dimensions: modules?.dense.at(-1)?.to ?? wordDimensions,
    wordDimensions,
    pooling: modules?.pooling ?? known?.pooling ?? "mean",
    dense: modules?.dense ?? [],
    prefix: (await prompts(folder)) ?? known?.prefix ?? NO_PREFIX,
    maxTokens: known?.maxTokens ?? (await longestInput(folder, config)),
    languages: known?.languages ?? "unknown",
  };
}

/**
 * The facts, other than the files themselves, that determine a model's vectors, as part of its fingerprint. Empty for models in
 * the table, whose facts do not change.
 */
export function usageOf({ name, pooling, prefix, maxTokens, dense }: ModelFacts): string {
  const isKnown = knownModel(partsOfName(name).repository) !== undefined;
  return isKnown ? "" : JSON.stringify({ pooling, prefix, maxTokens, dense });
}

/** A cross-encoder gives no vectors. */
function refuseRerankers({ architectures }: Json): void {
  const [architecture] = Array.isArray(architectures) ? architectures : [];
  if (/ForSequenceClassification$/.test(String(architecture))) {
    throw new Error(`it is a reranker (${architecture}): name it in RERANKER_MODEL instead`);
  }
}

/** The prompts that sentence-transformers would use; `null` if the files have none. */
async function prompts(folder: string): Promise<Prefix | null> {
  const config = await readJson(folder, "config_sentence_transformers.json", {});
  const named = (config.prompts ?? {}) as { readonly [name: string]: string | undefined };
  if (Object.keys(named).length === 0) return null;
  const usual = named[String(config.default_prompt_name)] ?? "";
  return {
    question: named.query ?? usual,
    passage: named.document ?? named.passage ?? named.corpus ?? usual,
  };
}

/** The smallest of the limits in the files; some tokenizers state 10^30 for "no limit". */
async function longestInput(folder: string, config: Json): Promise<number> {
  const tokenizer = await readJson(folder, "tokenizer_config.json");
  const sentences = await readJson(folder, "sentence_bert_config.json", {});
  const positions = firstNumber(config.max_position_embeddings, config.n_positions) ?? MOST_TOKENS;
  return Math.min(
    MOST_TOKENS,
    firstNumber(tokenizer.model_max_length) ?? MOST_TOKENS,
    firstNumber(sentences.max_seq_length) ?? MOST_TOKENS,
    positions - reservedPositions(config),
  );
}

/** RoBERTa models start counting positions after the padding token's id. */
function reservedPositions(config: Json): number {
  const startsLate = /roberta|camembert|mpnet/.test(String(config.model_type));
  return startsLate ? (firstNumber(config.pad_token_id) ?? 1) + 1 : 0;
}

function firstNumber(...values: readonly unknown[]): number | undefined {
  return values.find((value) => typeof value === "number");
}
