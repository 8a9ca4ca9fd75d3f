import { join } from "node:path";
import { serveParent } from "../../shared/processes/serve-parent.ts";
import { watchProcess } from "../../shared/processes/watch.ts";
import { unusable } from "../model/model-files.ts";
import type { ModelCalls, ModelSetup } from "./model-process.ts";

/**
 * Loads a model in this process, and serves the process that started it.
 *
 * @param methodsOf the methods in addition to those of every model; callable while the model is still being loaded
 */
export function serveModel<Setup extends ModelSetup, Model>(
  load: (setup: Setup) => Promise<Model>,
  methodsOf: (model: Promise<Model>, setup: Setup) => object,
): void {
  watchProcess();
  const setup = JSON.parse(process.argv[2]!) as Setup;
  const model = loadOrRefuse(setup, load);
  model.catch(() => {}); // Reported to each caller.
  const ofAll: ModelCalls = {
    load: async () => void (await model),
    memory: async () => process.memoryUsage.rss(),
  };
  serveParent({ ...ofAll, ...methodsOf(model, setup) });
}

/** @throws UserError `MODEL_UNUSABLE` */
async function loadOrRefuse<Setup extends ModelSetup, Model>(
  setup: Setup,
  load: (setup: Setup) => Promise<Model>,
): Promise<Model> {
  const { modelsFolder, facts } = setup;
  try {
    return await load(setup);
  } catch (error) {
    throw unusable(facts.name, join(modelsFolder, facts.name), (error as Error).message, error);
  }
}
