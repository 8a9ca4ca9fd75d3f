/** Entry point of an embedding process. A question that arrives during a build does not wait for its end. */
import { join } from "node:path";
import type { Vector } from "../../domain.ts";
import { computeNatively } from "../model/native-runtime.ts";
import type { EmbeddingAsk, EmbeddingSetup } from "./messages.ts";
import { serve } from "./serve.ts";

const { modelsFolder, facts, threads } = JSON.parse(process.argv[2]!) as EmbeddingSetup;

await serve<EmbeddingAsk, Vector[]>(async () => {
  const { loadEncoder } = await import("../model/encoder.ts");
  computeNatively(join(modelsFolder, facts.name), threads);
  const encoder = await loadEncoder(modelsFolder, facts);
  return {
    begin: ({ texts, as }) => encoder.embed(texts.map((text) => facts.prefix[as] + text)),
    isUrgent: ({ as }) => as === "question",
  };
});
