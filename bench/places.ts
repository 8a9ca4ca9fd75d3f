import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The compiled program, as users run it. */
export const MAIN = fileURLToPath(import.meta.resolve("#src/main.ts"));
export const ROOT = join(MAIN, "../..");
export const MODELS = join(ROOT, "models");
export const MODEL = "quotewell-mini";

/** Where the indexes of test collections are kept for the next run. */
export const INDEXES = { storeUrl: null, embeddingsDir: join(ROOT, "embeddings") };

/** Where the articles of a corpus lie and where its index goes. */
export type Places = { readonly articlesDir: string; readonly embeddingsDir: string };

/** The environment in which the program finds a corpus and uses the bundled model. */
export function settingsOf({ articlesDir, embeddingsDir }: Places) {
  return {
    ARTICLES_DIR: articlesDir,
    EMBEDDINGS_DIR: embeddingsDir,
    EMBEDDING_MODEL: MODEL,
    MODELS_DIR: MODELS,
  };
}

/** Vectors of the bundled model, or drawn from the words: see `size/drawn-vectors.ts`. */
export type VectorsFrom = "model" | "drawn";

/** An indexed corpus and the questions it is measured with. */
export type Asked = { readonly places: Places; readonly questions: readonly string[] };
