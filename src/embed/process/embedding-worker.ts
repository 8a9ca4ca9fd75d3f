/** Entry point of an embedding process. A question that arrives during a build does not wait for the build to end. */
import type { Embedding, Projection, TextWithWords } from "../../glossary/embedder.ts";
import type { ModelFacts } from "../model/model-facts.ts";
import type { ModelCalls, ModelSetup } from "./model-process.ts";
import { serveModel } from "./serve-model.ts";
import { StepQueue } from "./step-queue.ts";

export type EmbeddingSetup = ModelSetup & { readonly facts: ModelFacts };

export type Purpose = "passage" | "question";

export type EmbeddingCalls = ModelCalls & {
  /**
   * One embedding per text, in the same order.
   *
   * @param projection `null` for that of the previous call: it is larger than most texts, and rarely changes
   */
  embed(
    texts: readonly TextWithWords[],
    as: Purpose,
    projection: Projection | null,
  ): Promise<Embedding[]>;
};

const queue = new StepQueue();
let current: Projection | null = null;

serveModel(
  async ({ modelsFolder, facts, threads }: EmbeddingSetup) => {
    const { loadEncoder } = await import("../model/encoder.ts");
    return loadEncoder(modelsFolder, facts, threads);
  },
  (encoder): Omit<EmbeddingCalls, keyof ModelCalls> => ({
    async embed(texts, as, given) {
      current = given ?? current;
      const projection = current!;
      return queue.run((await encoder).embed(texts, as, projection), as === "question");
    },
  }),
);
