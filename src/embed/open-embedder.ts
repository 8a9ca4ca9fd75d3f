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
  /** Hub models lie in `<modelsDir>/<owner>/<name>/` and are fetched there when missing. */
  readonly modelsDir: string;
  /** The folder that holds `quotewell-mini/`. */
  readonly bundledDir: string;
  readonly hubUrl: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Takes a warning of one line for the operator. */
  readonly onWarning?: (line: string) => void;
};

export type LocalEmbedder = Embedder & {
  readonly facts: ModelFacts;
  /** Fulfilled once the model is loaded. @throws UserError `MODEL_UNUSABLE` */
  ready(): Promise<void>;
  /** Bytes of memory of the process that embeds questions. */
  memory(): Promise<number>;
};

/**
 * Opens a model, fetching its files first if they are not there.
 *
 * Returns before the model is loaded: a process of its own does that meanwhile, and the first call
 * waits for it. Questions overtake passages that wait. An idle embedder keeps nothing alive.
 *
 * @throws UserError if the name is no model's, or its files can't be fetched, were changed since or are another model's;
 * one that turns out not to load makes the calls fail with `MODEL_UNUSABLE`
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
  pool.start().catch(() => {}); // Thrown to each caller.
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
/** More processes embed faster than one thread links the passages into the index. */
const MOST_PROCESSES = 8;

/**
 * How to use the cores. A small model embeds most with a process of one thread on each core, about 150 MB each; a
 * large one would take too much memory, and has work enough for all threads of one process.
 */
function useOfCores(bytes: number): {
  readonly processes: number;
  readonly threads: number | null;
} {
  if (bytes > SMALL_BYTES) return { processes: 1, threads: null };
  return { processes: Math.min(MOST_PROCESSES, availableParallelism()), threads: 1 };
}
