import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadedModels } from "../doctor/models/downloaded-models.ts";
import { type ModelFigures, measureModel } from "../doctor/models/measure-model.ts";
import { modelsReport, type Unmeasured } from "../doctor/models/models-report.ts";
import { probesOf } from "../doctor/models/probes.ts";
import { BUNDLED_MODEL } from "../embed/model/known-models.ts";
import { modelFacts } from "../embed/model/model-facts.ts";
import { missingFiles, unusable } from "../embed/model/model-files.ts";
import { fullName } from "../embed/model/model-name.ts";
import { folderSource } from "../ingest/folder/folder-source.ts";
import { BUNDLED_MODELS } from "../installation.ts";
import type { Config } from "../settings/config.ts";
import { withoutSecrets } from "../settings/secrets.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { UserError } from "../shared/errors.ts";
import { printable } from "../shared/text/printable.ts";
import { progressView } from "../terminal/progress.ts";
import { openCollection } from "./open/open-collection.ts";
import { openModel } from "./open/open-model.ts";

/** Fewer probes would say nothing about the models. */
const LEAST_PROBES = 10;

/**
 * `doctor --models`: compares the bundled model, those in MODELS_DIR and the named ones on the articles. Only named ones
 * are downloaded.
 */
export async function compareModels(names: readonly string[]): Promise<number> {
  const config = takeSettings();
  const wanted = names.map((name) => fullName(name, "--models "));
  const view = progressView(process.stderr);
  const source = folderSource(config.articlesDir, config);
  const probes = await probesOf(source, (done, total) =>
    view.show({ phase: "reading", done, total }),
  );
  if (probes.collection.questions.length < LEAST_PROBES)
    throw new UserError(
      "TOO_FEW_ARTICLES",
      `${config.articlesDir} has ${probes.collection.questions.length} passages that models can be compared on; ${LEAST_PROBES} are needed.`,
      "Put more articles there, or set ARTICLES_DIR to a folder that has more.",
    );
  const measured: ModelFigures[] = [];
  const unmeasured: Unmeasured[] = [];
  const inUse = fullName(config.embeddingModel);
  const models = [BUNDLED_MODEL, inUse, ...downloadedModels(config.modelsDir), ...wanted];
  const folder = mkdtempSync(join(tmpdir(), "quotewell-models-"));
  // On exit, because Ctrl-C also ends the process this way.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  try {
    for (const model of new Set(models)) {
      try {
        if (!wanted.includes(model)) await refuseUnlessThere(model, config);
        const embedder = await openModel({ ...config, embeddingModel: model }, view);
        const modelFolder = folderOf(model, config);
        const indexFolder = join(folder, model);
        const parts = { embedder, modelFolder, indexFolder, openCollection };
        measured.push(await measureModel(parts, probes, view).finally(() => embedder.close()));
      } catch (error) {
        unmeasured.push({ model, error: withoutSecrets(error) });
      }
    }
  } finally {
    view.stop();
  }
  for (const line of modelsReport(probes, measured, unmeasured, inUse))
    console.log(printable(line));
  return measured.length > 0 ? 0 : 1;
}

/** Keeps a model that was not named from being downloaded. @throws UserError `MODEL_UNUSABLE` */
async function refuseUnlessThere(model: string, config: Config): Promise<void> {
  const folder = folderOf(model, config);
  const missing = missingFiles(folder);
  if (missing.length > 0) throw unusable(model, folder, `${missing.join(", ")} is missing`);
  await modelFacts(model, folder, () => {});
}

function folderOf(model: string, { modelsDir }: Config): string {
  return join(model === BUNDLED_MODEL ? BUNDLED_MODELS : modelsDir, model);
}
