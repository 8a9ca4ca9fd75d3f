/**
 * A model that reads question and passage together and says how well the one answers the other
 * (Nogueira and Cho 2019, "Passage Re-ranking with BERT").
 */

import type { Steps } from "../process/step-queue.ts";
import { allOnes, loadModel, matrixOf, type Tensor, withinLimit } from "./transformers.ts";

/** A model in memory. It can't be unloaded: make one for each process. */
export type CrossEncoder = {
  /** Of each passage to the question, 0..1, in the order of the passages. Each step runs one batch. */
  relevance(question: string, passages: readonly string[]): Steps<number[]>;
};

/** Pairs that go through the model at once. */
const BATCH = 8;

/** Longest pair, with the model's own opening, dividing and closing tokens: what nearly all are made for. */
const MAX_TOKENS = 512;

type Pair = { readonly ids: readonly number[]; readonly types: readonly number[] };

/**
 * Load a cross-encoder from `<modelsFolder>/<name>/` and try it on an empty pair.
 *
 * @throws Error if a file is missing or damaged, or the model does not give one number a pair
 */
export async function loadCrossEncoder(modelsFolder: string, name: string): Promise<CrossEncoder> {
  const { tokenizer, model } = await loadModel("cross-encoder", modelsFolder, name);

  /** Models of the RoBERTa kind know no types, and their tokenizers give none. */
  const pairOf = (question: string, passage: string): Pair => {
    const pair = tokenizer(question, { text_pair: passage, return_tensor: false });
    const ids: readonly number[] = pair.input_ids;
    return {
      ids: withinLimit(ids, MAX_TOKENS),
      types: withinLimit(pair.token_type_ids ?? ids.map(() => 0), MAX_TOKENS),
    };
  };

  const run = async (pairs: readonly Pair[]): Promise<number[]> => {
    const rows = pairs.map(({ ids }) => ids);
    const width = Math.max(...rows.map(({ length }) => length));
    const { logits }: { logits?: Tensor } = await model({
      input_ids: matrixOf(rows, width, tokenizer.pad_token_id ?? 0),
      attention_mask: matrixOf(rows.map(allOnes), width, 0),
      token_type_ids: matrixOf(
        pairs.map(({ types }) => types),
        width,
        0,
      ),
    });
    if (logits?.dims[1] !== 1) {
      throw new Error(
        `the model outputs ${logits?.dims[1] ?? "no"} numbers per pair, not one: it is not a reranker`,
      );
    }
    return Array.from(logits.data as Float32Array, (logit) => 1 / (1 + Math.exp(-logit)));
  };

  async function* relevance(question: string, passages: readonly string[]): Steps<number[]> {
    const found: number[] = [];
    for (let start = 0; start < passages.length; start += BATCH) {
      const batch = passages.slice(start, start + BATCH);
      found.push(...(await run(batch.map((passage) => pairOf(question, passage)))));
      yield;
    }
    return found;
  }

  await relevance("", [""]).next();
  return { relevance };
}
