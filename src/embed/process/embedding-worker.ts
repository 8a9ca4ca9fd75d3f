/** Entry point of an embedding process. A question that arrives during a build does not wait for its end. */
import type { Embedding, Projection, TextWithWords } from "../../domain.ts";
import type { ModelFacts } from "../model/known-models.ts";
import type { ModelCalls, ModelSetup } from "./model-process.ts";
import { serveModel } from "./serve-model.ts";
import { StepQueue } from "./step-queue.ts";

export type EmbeddingSetup = ModelSetup & { readonly facts: ModelFacts };

export type Purpose = "passage" | "question";

export type EmbeddingCalls = ModelCalls & {
  /** One embedding per text, in the same order. */
  embed(texts: readonly TextWithWords[], as: Purpose, projection: Projection): Promise<Embedding[]>;
};

const queue = new StepQueue();

serveModel(
  async ({ modelsFolder, facts }: EmbeddingSetup) => {
    const { loadEncoder } = await import("../model/encoder.ts");
    return loadEncoder(modelsFolder, facts);
  },
  (encoder): Omit<EmbeddingCalls, "load"> => ({
    embed: async (texts, as, projection) =>
      queue.run((await encoder).embed(texts, as, projection), as === "question"),
  }),
);
