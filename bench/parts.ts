import { type LocalEmbedder, openEmbedder } from "#src/embed/embedder.ts";
import { MODEL, MODELS } from "./places.ts";

/** The bundled model, loaded and ready. */
export async function readyEmbedder(): Promise<LocalEmbedder> {
  const embedder = await openEmbedder({
    model: MODEL,
    modelsDir: MODELS,
    bundledDir: MODELS,
    hubUrl: "http://unused.invalid",
    onWarning: (line) => console.error(line),
  });
  await embedder.runtime();
  return embedder;
}
