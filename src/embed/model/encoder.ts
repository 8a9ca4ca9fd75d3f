/** A model that turns a text into a vector, and each of its words into one. */
import { join } from "node:path";
import type { Span } from "../../glossary/domain.ts";
import type { Embedding, Projection, TextWithWords } from "../../glossary/embedder.ts";
import { project } from "../../shared/vectors/projection.ts";
import type { Steps } from "../process/step-queue.ts";
import { loadDense } from "./dense.ts";
import type { ModelFacts } from "./model-facts.ts";
import { loadNetwork } from "./network.ts";
import { pool, poolWords, toUnitLength } from "./pooling.ts";
import { tokenPositions } from "./token-positions.ts";
import { loadTokenizer } from "./tokenizer.ts";

/** A model in memory. It can't be unloaded, so load one per process. */
export type Encoder = {
  /**
   * One embedding per text, in the order of the texts. Each step embeds one text, so that the caller can do something more
   * urgent in between; the last step returns all embeddings.
   *
   * Texts go through the model one by one: the scale of int8 products is determined for a whole batch, so the vector of a text
   * would depend on the other texts. Batches of passages are no faster on a CPU; see docs/performance-decisions.md.
   */
  embed(
    texts: readonly TextWithWords[],
    as: "passage" | "question",
    projection: Projection,
  ): Steps<Embedding[]>;
};

/**
 * Loads tokenizer and weights from `<modelsFolder>/<facts.name>/` and tries them on an empty text.
 *
 * @param threads number of threads to compute with; `null` for one per core
 * @throws Error if a file is missing or damaged, or the model is not the encoder the facts describe
 */
export async function loadEncoder(
  modelsFolder: string,
  facts: ModelFacts,
  threads: number | null,
): Promise<Encoder> {
  const folder = join(modelsFolder, facts.name);
  const tokenizer = await loadTokenizer(folder, facts.maxTokens);
  const network = await loadNetwork(join(folder, facts.weights), threads, tokenizer.padding);
  const dense = await loadDense(folder, facts.dense);
  const { wordDimensions, pooling } = facts;

  const embedOne = async (
    { text, words }: TextWithWords,
    prefix: string,
    projection: Projection,
  ): Promise<Embedding> => {
    const tokens = tokenizer.encode(prefix + text, null);
    const output = await network.run([tokens]);
    const hidden = output.last_hidden_state ?? output.token_embeddings;
    if (hidden === undefined) throw new Error(`it gives no vectors, but ${Object.keys(output)}`);
    if (hidden.dims[2] !== wordDimensions) {
      throw new Error(`it gives ${hidden.dims[2]} numbers per token, not ${wordDimensions}`);
    }
    const vectors = hidden.data;
    const shift = ({ start, end }: Span) => ({
      start: prefix.length + start,
      end: prefix.length + end,
    });
    const positions = tokenPositions(tokens.spellings, prefix + text);
    const ofWords = poolWords(vectors, wordDimensions, positions, words.map(shift));
    return {
      vector: toUnitLength(dense(pool(vectors, wordDimensions, pooling))),
      words: project(ofWords, projection, wordDimensions),
    };
  };

  async function* embed(
    texts: readonly TextWithWords[],
    as: "passage" | "question",
    projection: Projection,
  ): Steps<Embedding[]> {
    const embeddings: Embedding[] = [];
    for (const text of texts) {
      if (embeddings.length > 0) yield;
      embeddings.push(await embedOne(text, facts.prefix[as], projection));
    }
    return embeddings;
  }

  await embed([{ text: "", words: [] }], "passage", new Float32Array(4 * wordDimensions)).next();
  return { embed };
}
