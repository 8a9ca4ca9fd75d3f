/** A model that turns a text into one vector. */
import type { Vector } from "../../domain.ts";
import type { Steps } from "../process/step-queue.ts";
import type { ModelFacts } from "./known-models.ts";
import { pool } from "./pooling.ts";
import { allOnes, loadModel, matrixOf, type Tensor, withinLimit } from "./transformers.ts";

/** A model in memory. It can't be unloaded: make one for each process. */
export type Encoder = {
  /**
   * One unit-length vector a text, in the order of the texts. Each step embeds one, so that the caller
   * may do something more urgent in between; the last one gives the vectors.
   *
   * Texts go through the model one by one: int8 weights are multiplied at a scale that is found for all of
   * a batch, so that the vector of a text would depend on what it is embedded with. Batches of passages
   * are no faster on a processor; see docs/performance.md.
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

  const vectorOf = async (text: string): Promise<Vector> => {
    const tokens = withinLimit(tokenizer.encode(text), facts.maxTokens);
    const output = await model({
      input_ids: matrixOf([tokens], tokens.length, 0),
      attention_mask: matrixOf([allOnes(tokens)], tokens.length, 0),
    });
    const hidden: Tensor | undefined = output.last_hidden_state ?? output.token_embeddings;
    if (hidden?.dims[2] !== facts.dimensions) {
      throw new Error(
        `the model outputs ${hidden?.dims[2] ?? "no"} numbers per token, not ${facts.dimensions}`,
      );
    }
    return pool(hidden.data as Float32Array, facts.dimensions, facts.pooling);
  };

  async function* embed(texts: readonly string[]): Steps<Vector[]> {
    const vectors: Vector[] = [];
    for (const text of texts) {
      vectors.push(await vectorOf(text));
      yield;
    }
    return vectors;
  }

  await embed([""]).next();
  return { embed };
}
