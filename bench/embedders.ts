import type { Embedder, Vector } from "#src/domain.ts";
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
    async embed(texts, as, projection) {
      if (as === "question") await model.embed(texts, as, model.projection!);
      return drawn.embed(texts, as, projection);
    },
    close: () => model.close(),
  };
}

/** The vectors of texts, for who needs none of their words. */
export async function vectorsOf(
  embedder: Embedder,
  texts: readonly string[],
  as: "passage" | "question",
): Promise<Vector[]> {
  const embeddings = await embedder.embed(
    texts.map((text) => ({ text, words: [] })),
    as,
    new Float32Array(0),
  );
  return embeddings.map(({ vector }) => vector);
}
