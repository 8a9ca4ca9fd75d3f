/**
 * A model that reads question and passage together and says how well the passage answers the question
 * (Nogueira and Cho 2019, "Passage Re-ranking with BERT").
 */

import { join } from "node:path";
import type { Steps } from "../process/step-queue.ts";
import { loadNetwork } from "./network.ts";
import { loadTokenizer, type Tokens } from "./tokenizer.ts";
import { weightsIn } from "./weight-files.ts";

/** A model in memory. It can't be unloaded, so load one per process. */
export type CrossEncoder = {
  /** How well each passage answers the question, 0..1, in the order of the passages. Each step runs one batch. */
  relevance(question: string, passages: readonly string[]): Steps<number[]>;
};

/** Pairs that go through the model at once. */
const BATCH = 8;

/** Longest pair, including the model's opening, separating and closing tokens; nearly all models are made for this length. */
const MAX_TOKENS = 512;

/**
 * Loads a cross-encoder from `<modelsFolder>/<name>/` and tries it on an empty pair.
 *
 * @param threads number of threads to compute with; `null` for one per core
 * @throws Error if a file is missing or damaged, or the model does not return one number per pair
 */
export async function loadCrossEncoder(
  modelsFolder: string,
  name: string,
  threads: number | null,
): Promise<CrossEncoder> {
  const folder = join(modelsFolder, name);
  const tokenizer = await loadTokenizer(folder, MAX_TOKENS);
  const network = await loadNetwork(join(folder, weightsIn(folder)!), threads, tokenizer.padding);

  const run = async (pairs: readonly Tokens[]): Promise<number[]> => {
    const { logits } = await network.run(pairs);
    if (logits?.dims[1] !== 1) {
      throw new Error(
        `it gives ${logits?.dims[1] ?? "no"} scores for a pair of texts, not one: it is not a reranker`,
      );
    }
    return Array.from(logits.data, (logit) => 1 / (1 + Math.exp(-logit)));
  };

  async function* relevance(question: string, passages: readonly string[]): Steps<number[]> {
    const found: number[] = [];
    for (let start = 0; start < passages.length; start += BATCH) {
      if (start > 0) yield;
      const batch = passages.slice(start, start + BATCH);
      found.push(...(await run(batch.map((passage) => tokenizer.encode(question, passage)))));
    }
    return found;
  }

  await relevance("", [""]).next();
  return { relevance };
}
