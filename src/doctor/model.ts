import { join } from "node:path";
import { checkLock, readLock } from "../embed/hub/model-lock.ts";
import { BUNDLED_MODEL } from "../embed/model/known-models.ts";
import { fingerprintOf, hashFiles, missingFiles } from "../embed/model/model-files.ts";
import { fullName } from "../embed/model/model-name.ts";
import type { LocalEmbedder } from "../embed/open-embedder.ts";
import { openReranker } from "../embed/open-reranker.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../terminal/findings.ts";

export const BUNDLED_FINGERPRINT =
  "7e29881c0021fcae5b6aed664925225dea9c187c9470bb7e18ee1e5a6f2720fe";

/**
 * Are the files of the model complete, and as they were released or downloaded?
 *
 * @throws UserError `MODEL_CHANGED`
 */
export async function checkModelFiles(config: Config, bundledDir: string): Promise<Finding[]> {
  const model = fullName(config.embeddingModel);
  const isBundled = model === BUNDLED_MODEL;
  const folder = join(isBundled ? bundledDir : config.modelsDir, model);
  const missing = missingFiles(folder);
  if (missing.length > 0) {
    const todo = isBundled
      ? "Restore them, for example with: git checkout models/"
      : "Run npm run index to download them, or set EMBEDDING_MODEL to another model.";
    return [{ level: "problem", text: `Model ${model} lacks ${missing.join(", ")}`, todo }];
  }
  const hashes = await hashFiles(folder);
  await checkLock(folder, hashes);
  const print = fingerprintOf(hashes);
  if (isBundled && print !== BUNDLED_FINGERPRINT) {
    const text = `The files of ${model} in ${folder} are damaged or changed`;
    const todo = "Restore them, for example with: git checkout models/";
    return [{ level: "problem", text, todo }];
  }
  const lock = await readLock(folder);
  const revision = lock === null ? "" : `, revision ${lock.revision.slice(0, 12)}`;
  return [{ level: "good", text: `Model ${model}${revision}, SHA-256 ${print.slice(0, 12)}…` }];
}

/** Does the model embed? @throws UserError `MODEL_UNUSABLE` */
export async function checkEmbedder(embedder: LocalEmbedder): Promise<Finding[]> {
  await embedder.embed([{ text: "Does it work?", words: [] }], "question", new Float32Array(0));
  return [{ level: "good", text: "The model works, with the native runtime of onnxruntime-node" }];
}

/** Is the cross-encoder of the settings there, and does it work? No findings without one. */
export async function checkReranker(config: Config): Promise<Finding[]> {
  const { rerankerModel: model, modelsDir, modelHubUrl: hubUrl } = config;
  if (model === null) return [];
  if (missingFiles(join(modelsDir, model)).length > 0) {
    const text = `The reranker ${model} is not in ${modelsDir} yet`;
    return [{ level: "warning", text, todo: "npm run ask and npm start download it." }];
  }
  const reranker = await openReranker({ model, modelsDir, hubUrl });
  try {
    await reranker.relevance("Does it work?", ["It works."]);
    return [{ level: "good", text: `The reranker ${model} works` }];
  } finally {
    await reranker.close();
  }
}
