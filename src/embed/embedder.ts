/** Opens the embedding model that the settings name. */
import { join } from "node:path";
import type { Embedder } from "../domain.ts";
import { EmbeddingProcess } from "./embedding-process.ts";
import { type DownloadProgress, fetchModel } from "./hub.ts";
import { modelFacts } from "./model-facts.ts";
import { fingerprint, missingFiles, unusable } from "./model-files.ts";
import { BUNDLED_MODEL, fullName, type ModelFacts } from "./models.ts";
import type { Runtime } from "./transformers.ts";

export type EmbedderOptions = {
  /** The setting EMBEDDING_MODEL. */
  readonly model: string;
  /** Hub models lie in `<modelsDir>/<owner>/<name>/` and are fetched there when missing. */
  readonly modelsDir: string;
  /** The folder that holds `quotewell-mini/`. */
  readonly bundledDir: string;
  readonly hubUrl: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** One line for the operator, about something that works but not as it should. */
  readonly onWarning?: (line: string) => void;
};

export type LocalEmbedder = Embedder & {
  readonly facts: ModelFacts;
  /** What computes; known once the model is loaded. */
  runtime(): Promise<Runtime>;
};

/**
 * Open a model, fetching its files first if they are not there.
 *
 * Returns before the model is loaded: a process of its own does that meanwhile, and the first call
 * waits for it. Questions overtake passages that wait. An idle embedder keeps nothing alive.
 *
 * @throws UserError if the name is no model's, or its files can't be fetched or are another model's;
 * one that turns out not to load makes the calls fail with `MODEL_UNUSABLE`
 */
export async function openEmbedder(options: EmbedderOptions): Promise<LocalEmbedder> {
  const { onProgress = () => {}, onWarning = () => {} } = options;
  const model = fullName(options.model);
  const modelsFolder = model === BUNDLED_MODEL ? options.bundledDir : options.modelsDir;
  const folder = join(modelsFolder, model);
  if (model !== BUNDLED_MODEL) await fetchModel(model, folder, options.hubUrl, onProgress);
  const missing = missingFiles(folder);
  if (missing.length > 0) throw unusable(model, folder, `${missing.join(", ")} is missing`);
  const facts = await modelFacts(model, folder, onWarning);

  const worker = new EmbeddingProcess({ modelsFolder, facts });
  worker.start().then(
    (runtime) => runtime === "webassembly" && onWarning(SLOW_RUNTIME),
    () => {},
  );
  return {
    model,
    dimensions: facts.dimensions,
    fingerprint: await fingerprint(folder),
    facts,
    runtime: () => worker.start(),
    embed: async (texts, as) => (texts.length === 0 ? [] : await worker.embed(texts, as)),
    close: () => worker.close(),
  };
}

const SLOW_RUNTIME =
  "This model does not run in the native runtime; WebAssembly serves it instead, several times slower.";
