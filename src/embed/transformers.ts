/** The only door to @xenova/transformers. It takes about 0.2 s to import: the worker alone does. */
import { AutoModel, AutoTokenizer, env, Tensor } from "@xenova/transformers";
import type { Vector } from "../domain.ts";
import { type Batch, batchesOf } from "./batches.ts";
import type { ModelFacts } from "./models.ts";
import { pool } from "./pooling.ts";

/** A model in memory. It can't be unloaded: make one for each process. */
export type Encoder = {
  /**
   * One unit-length vector a text, in the order of the texts. Each step runs one batch, so that the
   * caller may do something more urgent in between; the last one gives the vectors.
   */
  embed(texts: readonly string[]): AsyncGenerator<undefined, Vector[]>;
};

/**
 * Load tokenizer and model from `<modelsFolder>/<facts.name>/` and try them on an empty text.
 *
 * @throws Error if a file is missing or damaged, or the model is not the encoder the facts describe
 */
export async function loadEncoder(modelsFolder: string, facts: ModelFacts): Promise<Encoder> {
  env.allowRemoteModels = false;
  env.localModelPath = modelsFolder;
  env.useFSCache = false;
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(facts.name),
    AutoModel.from_pretrained(facts.name, { quantized: true }),
  ]);

  /** Cut to the longest input, but with the closing token that the model was trained to see. */
  const tokenize = (text: string): number[] => {
    const ids = tokenizer.encode(text);
    return ids.length > facts.maxTokens ? [...ids.slice(0, facts.maxTokens - 1), ids.at(-1)!] : ids;
  };

  const run = async (batch: Batch): Promise<Vector[]> => {
    const output = await model(modelInputs(batch, tokenizer.pad_token_id ?? 0));
    const hidden: Tensor | undefined = output.last_hidden_state ?? output.token_embeddings;
    if (hidden?.dims[2] !== facts.dimensions) {
      throw new Error(
        `the model gives ${hidden?.dims[2] ?? "no"} numbers a token, not ${facts.dimensions}`,
      );
    }
    const { width } = batch;
    const lengths = batch.tokens.map((ids) => ids.length);
    const data = hidden.data as Float32Array;
    return pool({ data, width, dimensions: facts.dimensions }, lengths, facts.pooling);
  };

  async function* embed(texts: readonly string[]): AsyncGenerator<undefined, Vector[]> {
    const vectors = new Array<Vector>(texts.length);
    for (const batch of batchesOf(texts, tokenize)) {
      const found = await run(batch);
      batch.places.forEach((place, i) => {
        vectors[place] = found[i]!;
      });
      yield;
    }
    return vectors;
  }

  await embed([""]).next();
  return { embed };
}

/** Token ids and attention mask (1 for a token, 0 for padding), both texts x width. */
function modelInputs({ tokens, width }: Batch, padding: number): Record<string, Tensor> {
  const ids = new BigInt64Array(tokens.length * width).fill(BigInt(padding));
  const mask = new BigInt64Array(tokens.length * width);
  tokens.forEach((row, r) => {
    row.forEach((id, i) => {
      ids[r * width + i] = BigInt(id);
      mask[r * width + i] = 1n;
    });
  });
  const dims = [tokens.length, width];
  return {
    input_ids: new Tensor("int64", ids, dims),
    attention_mask: new Tensor("int64", mask, dims),
  };
}
