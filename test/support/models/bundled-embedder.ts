import { openEmbedder } from "../../../src/embed/open-embedder.ts";
import type { Embedder } from "../../../src/glossary/embedder.ts";
import { BUNDLED_MODELS } from "../places.ts";

/** The bundled model, as users get it; nothing is downloaded. */
export function openBundledEmbedder(): Promise<Embedder> {
  return openEmbedder({
    model: "quotewell-mini",
    modelsDir: BUNDLED_MODELS,
    bundledDir: BUNDLED_MODELS,
    hubUrl: "http://127.0.0.1:9",
  });
}
