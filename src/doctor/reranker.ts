import { join } from "node:path";
import { missingFiles } from "../embed/model/model-files.ts";
import { openReranker } from "../embed/reranker.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../terminal/findings.ts";

/** Is the cross-encoder of the settings there, and does it work? Without one there is nothing to find. */
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
