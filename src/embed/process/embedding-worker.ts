/** Entry point of an embedding process. A question that arrives during a build does not wait for its end. */
import type { Vector } from "../../domain.ts";
import type { ModelFacts } from "../model/known-models.ts";
import type { ModelCalls, ModelSetup } from "./model-process.ts";
import { serveModel } from "./serve-model.ts";
import { StepQueue } from "./step-queue.ts";

export type EmbeddingSetup = ModelSetup & { readonly facts: ModelFacts };

export type Purpose = "passage" | "question";

export type EmbeddingCalls = ModelCalls & {
  /** One vector per text, in the same order. */
  embed(texts: readonly string[], as: Purpose): Promise<Vector[]>;
};

const queue = new StepQueue();

serveModel(
  async ({ modelsFolder, facts }: EmbeddingSetup) => {
    const { loadEncoder } = await import("../model/encoder.ts");
    return loadEncoder(modelsFolder, facts);
  },
  (encoder, { facts }): Omit<EmbeddingCalls, "open"> => ({
    async embed(texts, as) {
      const steps = (await encoder).embed(texts.map((text) => facts.prefix[as] + text));
      return queue.run(steps, as === "question");
    },
  }),
);
