import { join } from "node:path";
import { serveParent } from "../../processes/serve-parent.ts";
import { watchProcess } from "../../processes/watch.ts";
import { unusable } from "../model/model-files.ts";
import { computeNatively } from "../model/native-runtime.ts";
import type { ModelSetup } from "./model-process.ts";

/**
 * Loads a model in a process of its own, and serves the one that has started it.
 *
 * @param methodsOf what can be called beside `load`; while the model is being loaded, too
 */
export function serveModel<Setup extends ModelSetup, Model>(
  load: (setup: Setup) => Promise<Model>,
  methodsOf: (model: Promise<Model>, setup: Setup) => object,
): void {
  watchProcess();
  const setup = JSON.parse(process.argv[2]!) as Setup;
  const model = loadNatively(setup, load);
  model.catch(() => {}); // Thrown to each caller.
  serveParent({ load: async () => void (await model), ...methodsOf(model, setup) });
}

/** @throws UserError `MODEL_UNUSABLE` */
async function loadNatively<Setup extends ModelSetup, Model>(
  setup: Setup,
  load: (setup: Setup) => Promise<Model>,
): Promise<Model> {
  const { modelsFolder, facts, threads } = setup;
  const folder = join(modelsFolder, facts.name);
  try {
    computeNatively(folder, threads);
    return await load(setup);
  } catch (error) {
    throw unusable(facts.name, folder, (error as Error).message, error);
  }
}
