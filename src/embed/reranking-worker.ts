/** Entry point of a reranking process. */
import { join } from "node:path";
import type { ModelSetup, RerankingAsk } from "./messages.ts";
import { computeNatively } from "./native-runtime.ts";
import { serve } from "./worker-loop.ts";

const { modelsFolder, facts, threads } = JSON.parse(process.argv[2]!) as ModelSetup;

await serve<RerankingAsk, number[]>(async () => {
  const { loadCrossEncoder } = await import("./cross-encoder.ts");
  computeNatively(join(modelsFolder, facts.name), threads);
  const crossEncoder = await loadCrossEncoder(modelsFolder, facts.name);
  return {
    begin: ({ question, passages }) => crossEncoder.relevance(question, passages),
    isUrgent: () => true,
  };
});
