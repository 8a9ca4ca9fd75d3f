/** Opens the cross-encoder that the settings name. */
import { join } from "node:path";
import type { Reranker } from "../glossary/embedder.ts";
import { type DownloadProgress, fetchModel } from "./hub/fetch-model.ts";
import { checkLock } from "./hub/model-lock.ts";
import { hashFiles } from "./model/model-files.ts";
import { ModelProcess } from "./process/model-process.ts";
import type { RerankingCalls } from "./process/reranking-worker.ts";

/** `memory` returns the memory of its process, in bytes. */
export type LocalReranker = Reranker & { memory(): Promise<number> };

export type RerankerOptions = {
  /** The setting RERANKER_MODEL: `owner/name` or `owner/name@revision`. */
  readonly model: string;
  /** Models are in `<modelsDir>/<owner>/<name>/`, and are downloaded to it when missing. */
  readonly modelsDir: string;
  readonly hubUrl: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
};

/**
 * Opens a cross-encoder, downloading its files first if they are missing.
 *
 * Returns when it is loaded, in a separate process that uses all cores while it works. An idle reranker does not keep this
 * process alive.
 *
 * @throws UserError if its files can't be downloaded or were changed since, `MODEL_UNUSABLE` if it is no cross-encoder
 */
export async function openReranker(options: RerankerOptions): Promise<LocalReranker> {
  const { model: name, modelsDir, hubUrl, onProgress = () => {} } = options;
  const folder = join(modelsDir, name);
  await fetchModel({ name, folder, hubUrl, setting: "RERANKER_MODEL" }, onProgress);
  await checkLock(folder, await hashFiles(folder));
  const setup = { modelsFolder: modelsDir, facts: { name }, threads: null };
  const process = new ModelProcess<RerankingCalls>("reranking", setup);
  await process.loaded();
  return {
    relevance: (question, passages) => process.run((calls) => calls.relevance(question, passages)),
    memory: () => process.memory(),
    close: () => process.close(),
  };
}
