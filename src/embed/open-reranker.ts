/** Opens the cross-encoder that the settings name. */
import { join } from "node:path";
import type { Reranker } from "../glossary/embedder.ts";
import { type DownloadProgress, fetchModel } from "./hub/fetch-model.ts";
import { checkLock } from "./hub/model-lock.ts";
import { hashFiles } from "./model/model-files.ts";
import { ModelProcess } from "./process/model-process.ts";
import type { RerankingCalls } from "./process/reranking-worker.ts";

/** `memory` gives the bytes of memory of its process. */
export type LocalReranker = Reranker & { memory(): Promise<number> };

export type RerankerOptions = {
  /** The setting RERANKER_MODEL: `owner/name` or `owner/name@revision`. */
  readonly model: string;
  /** Models lie in `<modelsDir>/<owner>/<name>/` and are fetched there when missing. */
  readonly modelsDir: string;
  readonly hubUrl: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
};

/**
 * Opens a cross-encoder, fetching its files first if they are not there.
 *
 * Returns once it is loaded, in a process of its own that takes all cores while it reads. An idle one
 * keeps nothing alive.
 *
 * @throws UserError if its files can't be fetched or were changed since, `MODEL_UNUSABLE` if it is no cross-encoder
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
