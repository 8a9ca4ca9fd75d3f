/** A model that turns a text into one vector. */
import type { Vector } from "../domain.ts";
import { type Batch, batchesOf } from "./batches.ts";
import type { ModelFacts } from "./models.ts";
import { pool } from "./pooling.ts";
import { allOnes, loadModel, matrixOf, type Tensor, withinLimit } from "./transformers.ts";
import type { Steps } from "./worker-loop.ts";

/** A model in memory. It can't be unloaded: make one for each process. */
export type Encoder = {
  /**
   * One unit-length vector a text, in the order of the texts. Each step runs one batch, so that the
   * caller may do something more urgent in between; the last one gives the vectors.
   */
  embed(texts: readonly string[]): Steps<Vector[]>;
};

/**
 * Load tokenizer and model from `<modelsFolder>/<facts.name>/` and try them on an empty text.
 *
 * @throws Error if a file is missing or damaged, or the model is not the encoder the facts describe
 */
export async function loadEncoder(modelsFolder: string, facts: ModelFacts): Promise<Encoder> {
  const { tokenizer, model } = await loadModel("encoder", modelsFolder, facts.name);
  const tokenize = (text: string) => withinLimit(tokenizer.encode(text), facts.maxTokens);

  const run = async (batch: Batch): Promise<Vector[]> => {
    const { tokens, width } = batch;
    const output = await model({
      input_ids: matrixOf(tokens, width, tokenizer.pad_token_id ?? 0),
      attention_mask: matrixOf(tokens.map(allOnes), width, 0),
    });
    const hidden: Tensor | undefined = output.last_hidden_state ?? output.token_embeddings;
    if (hidden?.dims[2] !== facts.dimensions) {
      throw new Error(
        `the model gives ${hidden?.dims[2] ?? "no"} numbers a token, not ${facts.dimensions}`,
      );
    }
    const lengths = tokens.map((ids) => ids.length);
    const data = hidden.data as Float32Array;
    return pool({ data, width, dimensions: facts.dimensions }, lengths, facts.pooling);
  };

  async function* embed(texts: readonly string[]): Steps<Vector[]> {
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
