import type { DownloadProgress } from "../../embed/hub/fetch-model.ts";
import { type LocalEmbedder, openEmbedder } from "../../embed/open-embedder.ts";
import type { LocalReranker } from "../../embed/open-reranker.ts";
import { BUNDLED_MODELS } from "../../installation.ts";
import type { Config } from "../../settings/config.ts";
import { printable } from "../../shared/text/printable.ts";
import type { ProgressView } from "../../terminal/progress.ts";

/** Opens the embedding model of the settings. Warnings for the operator go to standard error. */
export function openModel(config: Config, view: ProgressView): Promise<LocalEmbedder> {
  return openEmbedder({
    model: config.embeddingModel,
    modelsDir: config.modelsDir,
    bundledDir: BUNDLED_MODELS,
    hubUrl: config.modelHubUrl,
    onProgress: (progress) => showDownload(progress, view),
    onWarning: (line) => console.error(printable(line)),
  });
}

/** Opens the cross-encoder of the settings; `null` without one. */
export async function openRerankerOf(
  config: Config,
  view: ProgressView,
): Promise<LocalReranker | null> {
  const { rerankerModel: model, modelsDir, modelHubUrl: hubUrl } = config;
  if (model === null) return null;
  const { openReranker } = await import("../../embed/open-reranker.ts");
  const onProgress = (progress: DownloadProgress) => showDownload(progress, view);
  return openReranker({ model, modelsDir, hubUrl, onProgress });
}

function showDownload({ file, bytes, total }: DownloadProgress, view: ProgressView): void {
  view.show({
    phase: `downloading ${file}, MB`,
    done: Math.round(bytes / 1e6),
    total: Math.round((total ?? bytes) / 1e6),
  });
}
