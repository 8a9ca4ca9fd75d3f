import type { Embedder } from "#src/domain.ts";
import { type LocalEmbedder, openEmbedder } from "#src/embed/open-embedder.ts";
import { MODEL, MODELS, type VectorsFrom } from "./places.ts";
import { drawnEmbedder } from "./size/drawn-vectors.ts";

/** The bundled model, loaded and ready. */
export async function readyEmbedder(): Promise<LocalEmbedder> {
  const embedder = await openEmbedder({
    model: MODEL,
    modelsDir: MODELS,
    bundledDir: MODELS,
    hubUrl: "http://unused.invalid",
    onWarning: (line) => console.error(line),
  });
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
    async embed(texts, as) {
      if (as === "question") await model.embed(texts, as);
      return drawn.embed(texts, as);
    },
    close: () => model.close(),
  };
}
