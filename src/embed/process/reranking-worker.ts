/** Entry point of a reranking process. */
import type { ModelCalls, ModelSetup } from "./model-process.ts";
import { serveModel } from "./serve-model.ts";
import { StepQueue } from "./step-queue.ts";

export type RerankingCalls = ModelCalls & {
  /** How well each passage answers the question, 0..1, in the same order. */
  relevance(question: string, passages: readonly string[]): Promise<number[]>;
};

const queue = new StepQueue();

serveModel(
  async ({ modelsFolder, facts, threads }: ModelSetup) => {
    const { loadCrossEncoder } = await import("../model/cross-encoder.ts");
    return loadCrossEncoder(modelsFolder, facts.name, threads);
  },
  (crossEncoder): Omit<RerankingCalls, keyof ModelCalls> => ({
    relevance: async (question, passages) =>
      queue.run((await crossEncoder).relevance(question, passages), true),
  }),
);
