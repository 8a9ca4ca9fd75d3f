/** The only door to @xenova/transformers. It takes about 0.2 s to import: the processes that hold a model alone do. */
import {
  AutoModel,
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from "@xenova/transformers";

export type { Tensor } from "@xenova/transformers";

/** An encoder gives a vector a token, a cross-encoder one score for a pair of texts. */
const KINDS = { encoder: AutoModel, "cross-encoder": AutoModelForSequenceClassification };

/**
 * Load tokenizer and model from `<modelsFolder>/<name>/`; the network is not touched.
 *
 * @throws Error if a file is missing or damaged
 */
export async function loadModel(
  kind: keyof typeof KINDS,
  modelsFolder: string,
  name: string,
): Promise<{ readonly tokenizer: PreTrainedTokenizer; readonly model: PreTrainedModel }> {
  env.allowRemoteModels = false;
  env.localModelPath = modelsFolder;
  env.useFSCache = false;
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(name),
    KINDS[kind].from_pretrained(name, { quantized: true }),
  ]);
  return { tokenizer, model };
}

/** Cut to the longest input, but with the closing token that the model was trained to see. */
export function withinLimit(tokens: readonly number[], maxTokens: number): readonly number[] {
  return tokens.length > maxTokens ? [...tokens.slice(0, maxTokens - 1), tokens.at(-1)!] : tokens;
}

/** Tokens as the tokenizer's vocabulary spells them: "play", "##ing". */
export function spellings(tokenizer: PreTrainedTokenizer, tokens: readonly number[]): string[] {
  return tokenizer.model.convert_ids_to_tokens(tokens.map(Number));
}

/** Rows of whole numbers, each filled up to the width: rows x width. */
export function matrixOf(
  rows: readonly (readonly number[])[],
  width: number,
  filler: number,
): Tensor {
  const numbers = new BigInt64Array(rows.length * width).fill(BigInt(filler));
  rows.forEach((row, r) => {
    row.forEach((number, i) => {
      numbers[r * width + i] = BigInt(number);
    });
  });
  return new Tensor("int64", numbers, [rows.length, width]);
}

/** The attention mask of a row: padding comes behind it. */
export function allOnes(row: readonly number[]): number[] {
  return row.map(() => 1);
}
