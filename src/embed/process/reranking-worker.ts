/** Entry point of a reranking process. */
import { join } from "node:path";
import { computeNatively } from "../model/native-runtime.ts";
import type { ModelSetup, RerankingAsk } from "./messages.ts";
import { serve } from "./serve.ts";

const { modelsFolder, facts, threads } = JSON.parse(process.argv[2]!) as ModelSetup;

await serve<RerankingAsk, number[]>(async () => {
  const { loadCrossEncoder } = await import("../model/cross-encoder.ts");
  computeNatively(join(modelsFolder, facts.name), threads);
  const crossEncoder = await loadCrossEncoder(modelsFolder, facts.name);
  return {
    begin: ({ question, passages }) => crossEncoder.relevance(question, passages),
    isUrgent: () => true,
  };
});
