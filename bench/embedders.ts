import { type LocalEmbedder, openEmbedder } from "#src/embed/open-embedder.ts";
import type { Embedder } from "#src/glossary/embedder.ts";
import { loadConfig } from "#src/settings/config.ts";
import { MODEL, MODELS, type VectorsFrom } from "./places.ts";
import { drawnEmbedder } from "./size/drawn-vectors.ts";

/** The bundled model, or one of the hub that lies in MODELS_DIR or is fetched there; it is still being loaded. */
export function loadingEmbedder(model = MODEL): Promise<LocalEmbedder> {
  const { modelsDir, modelHubUrl } = loadConfig();
  return openEmbedder({
    model,
    modelsDir,
    bundledDir: MODELS,
    hubUrl: modelHubUrl,
    onWarning: (line) => console.error(line),
  });
}

/** The same, once it is loaded. */
export async function readyEmbedder(model = MODEL): Promise<LocalEmbedder> {
  const embedder = await loadingEmbedder(model);
  await embedder.ready();
  return embedder;
}

/**
 * What gives an index its vectors. Questions go through the model even where vectors are drawn, so that their time
 * is counted; its vectors are then thrown away.
 */
export async function vectorSource(from: VectorsFrom): Promise<Embedder> {
  const model = await readyEmbedder();
  if (from === "model") return model;
  const drawn = drawnEmbedder();
  return {
    ...drawn,
    async embed(texts, as, projection) {
      if (as === "question") await model.embed(texts, as, model.projection!);
      return drawn.embed(texts, as, projection);
    },
    close: () => model.close(),
  };
}
