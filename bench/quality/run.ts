/** `npm run quality -- FOLDER`: the tables of docs/quality.md, as Markdown on standard output. */
import { openCollection } from "#src/commands/open/open-collection.ts";
import { summarise } from "#src/eval/summary.ts";
import { evaluate } from "#src/evaluate.ts";
import { progressView } from "#src/terminal/progress.ts";
import { readyEmbedder } from "../embedders.ts";
import { INDEXES } from "../places.ts";
import { compareModels } from "./compare-models.ts";
import { measuredCollections } from "./measured-collections.ts";
import { readOptions } from "./read-options.ts";
import { stepsTable } from "./steps-table.ts";
import { answerText } from "./tables.ts";

const { folder, model } = readOptions();
if (model === undefined) await measure();
else await compareModels(folder, model);

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
