/**
 * `npm run quality -- FOLDER`: one table for each test collection (BEIR layout) below the folder, from
 * one search alone to everything users get, each step switched on in turn, over the questions that
 * nothing was fitted on. Markdown on standard output.
 *
 * `npm run quality -- FOLDER --model NAME`: one table for all, the bundled model beside another. It is looked
 * for in MODELS_DIR, and fetched from MODEL_HUB_URL where it is not there.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openCollection } from "#src/commands/open/open-collection.ts";
import { summarise } from "#src/eval/summary.ts";
import { evaluate } from "#src/evaluate.ts";
import { progressView } from "#src/terminal/progress.ts";
import { readyEmbedder } from "../embedders.ts";
import { INDEXES } from "../places.ts";
import { compareModels } from "./compare-models.ts";
import { measuredCollections } from "./measured-collections.ts";
import { stepsTable } from "./steps-table.ts";
import { answerText } from "./tables.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { model: { type: "string" } },
});
const folder = resolve(positionals[0] ?? ".");
if (values.model === undefined) await measure();
else await compareModels(folder, values.model);

async function measure(): Promise<void> {
  const view = progressView(process.stderr);
  const embedder = await readyEmbedder();
  for await (const { title, collection, isHalved } of measuredCollections(folder)) {
    console.error(title);
    const library = await openCollection(collection, embedder, INDEXES, view);
    view.stop();
    const parts = { library, embedder };
    const measured = isHalved
      ? answerText(summarise(await evaluate(collection, parts, "hybrid")))
      : await stepsTable(collection, parts);
    console.log(`### ${title}\n\n${measured}\n`);
    await library.close();
  }
  await embedder.close();
}
