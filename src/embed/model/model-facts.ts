/** Joins the table of known models with what a model's own files say. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../errors.ts";
import { knownModel, type ModelFacts } from "./known-models.ts";
import { unusable } from "./model-files.ts";
import { partsOfName } from "./model-name.ts";

/** Longest input that is assumed where a model's files state none. */
const USUAL_MAX_TOKENS = 512;

type Json = { readonly [key: string]: unknown };

/**
 * The facts of a model whose files lie in `folder`.
 *
 * A model outside the table gets mean pooling and no prefixes, and one warning line says so; its
 * dimensions and longest input come from its files.
 *
 * @throws UserError `MODEL_MISMATCH` if the files are of another model than the name says,
 * `MODEL_UNUSABLE` if they are not those of a text encoder
 */
export async function modelFacts(
  name: string,
  folder: string,
  onWarning: (line: string) => void,
): Promise<ModelFacts> {
  const config = await readJson(name, folder, "config.json");
  const dimensions = firstNumber(config.hidden_size, config.dim, config.d_model);
  if (dimensions === undefined) {
    throw unusable(name, folder, "its config.json has no vector size, so it is not a text encoder");
  }
  const known = knownModel(partsOfName(name).repository);
  if (!known) {
    const tokenizer = await readJson(name, folder, "tokenizer_config.json");
    const maxTokens = longestInput(config, tokenizer);
    onWarning(
      `${name} is not in the table of known models: it is used with mean pooling, without prefixes, up to ${maxTokens} tokens.`,
    );
    const prefix = { question: "", passage: "" };
    return {
      name,
      dimensions,
      pooling: "mean",
      prefix,
      maxTokens,
      languages: "unknown",
    };
  }
  if (known.dimensions !== dimensions) {
    throw new UserError(
      "MODEL_MISMATCH",
      `The files in ${folder} are not those of ${name}: its vectors have ${known.dimensions} numbers, but the files say ${dimensions}.`,
      `Delete ${folder}, or put the files of ${name} there.`,
    );
  }
  return { ...known, name };
}

/** The smaller of what tokenizer and position table allow; some tokenizers state 10^30 for "any". */
function longestInput(config: Json, tokenizer: Json): number {
  const byTokenizer = firstNumber(tokenizer.model_max_length) ?? USUAL_MAX_TOKENS;
  const positions = firstNumber(config.max_position_embeddings) ?? USUAL_MAX_TOKENS;
  return Math.min(byTokenizer, positions - reservedPositions(config));
}

/** Models of the RoBERTa kind start counting positions after the padding token's id. */
function reservedPositions(config: Json): number {
  const startsLate = /roberta|camembert|mpnet/.test(String(config.model_type));
  return startsLate ? (firstNumber(config.pad_token_id) ?? 1) + 1 : 0;
}

function firstNumber(...values: readonly unknown[]): number | undefined {
  return values.find((value) => typeof value === "number");
}

async function readJson(name: string, folder: string, file: string): Promise<Json> {
  try {
    return JSON.parse(await readFile(join(folder, file), "utf8")) as Json;
  } catch (error) {
    throw unusable(name, folder, `${file} can't be read (${(error as Error).message})`, error);
  }
}
