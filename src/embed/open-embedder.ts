/** Opens the embedding model that the settings name. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Embedder } from "../glossary/embedder.ts";
import { EmbedderPool } from "./embedder-pool.ts";
import type { DownloadProgress } from "./hub/fetch-model.ts";
import { checkLock } from "./hub/model-lock.ts";
import { BUNDLED_MODEL } from "./model/known-models.ts";
import { type ModelFacts, modelFacts, usageOf } from "./model/model-facts.ts";
import {
  fingerprintOf,
  hashFiles,
  missingFiles,
  readProjection,
  unusable,
} from "./model/model-files.ts";
import { fullName } from "./model/model-name.ts";
import { bytesOfWeights } from "./model/weight-files.ts";

export type EmbedderOptions = {
  /** The setting EMBEDDING_MODEL. */
  readonly model: string;
  /** Hub models are in `<modelsDir>/<owner>/<name>/`, and are downloaded to it when missing. */
  readonly modelsDir: string;
  /** The folder that holds `quotewell-mini/`. */
  readonly bundledDir: string;
  readonly hubUrl: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Receives one-line warnings for the operator. */
  readonly onWarning?: (line: string) => void;
};

export type LocalEmbedder = Embedder & {
  readonly facts: ModelFacts;
  /** Resolves when the model is loaded. @throws UserError `MODEL_UNUSABLE` */
  ready(): Promise<void>;
  /** Memory in bytes of the process that embeds questions. */
  memory(): Promise<number>;
};

/**
 * Opens a model, downloading its files first if they are missing.
 *
 * Returns before the model is loaded: a separate process loads it, and the first call waits for that. Questions overtake waiting
 * passages. An idle embedder does not keep this process alive.
 *
 * @throws UserError if there is no model of that name, or its files can't be downloaded, were changed since or are another
 * model's. If the model can't be loaded, the calls fail with `MODEL_UNUSABLE`.
 */
export async function openEmbedder(options: EmbedderOptions): Promise<LocalEmbedder> {
  const { onProgress = () => {}, onWarning = () => {} } = options;
  const model = fullName(options.model);
  const modelsFolder = model === BUNDLED_MODEL ? options.bundledDir : options.modelsDir;
  const folder = join(modelsFolder, model);
  if (model !== BUNDLED_MODEL) {
    const { hubUrl } = options;
    const { fetchModel } = await import("./hub/fetch-model.ts");
    await fetchModel({ name: model, folder, hubUrl, setting: "EMBEDDING_MODEL" }, onProgress);
  }
  const missing = missingFiles(folder);
  if (missing.length > 0) throw unusable(model, folder, `${missing.join(", ")} is missing`);
  const facts = await modelFacts(model, folder, onWarning);
  const hashes = hashFiles(folder);
  if (model !== BUNDLED_MODEL) await checkLock(folder, await hashes);

  const { processes, threads } = useOfCores(bytesOfWeights(folder, facts.weights));
  const pool = new EmbedderPool({ modelsFolder, facts, threads }, processes);
  pool.start().catch(() => {}); // Reported to each caller.
  return {
    model,
    dimensions: facts.dimensions,
    wordDimensions: facts.wordDimensions,
    languages: facts.languages === "en" ? ["en"] : null,
    fingerprint: fingerprintOf(await hashes, usageOf(facts)),
    projection: await readProjection(model, folder, facts.wordDimensions),
    facts,
    ready: () => pool.start(),
    memory: () => pool.memory(),
    embed: (texts, as, projection) => pool.embed(texts, as, projection),
    close: () => pool.close(),
  };
}

/** Models of up to this size, of about 30 million weights, are small. */
const SMALL_BYTES = 40e6;
/** More processes would embed faster than one thread can link the passages into the index. */
const MOST_PROCESSES = 8;

/**
 * How to use the cores. A small model is fastest with one single-threaded process per core, about 150 MB each. With a large
 * model that would take too much memory, and it has enough work for many threads in one process.
 */
function useOfCores(bytes: number): {
  readonly processes: number;
  readonly threads: number | null;
} {
  if (bytes > SMALL_BYTES) return { processes: 1, threads: null };
  return { processes: Math.min(MOST_PROCESSES, availableParallelism()), threads: 1 };
}
