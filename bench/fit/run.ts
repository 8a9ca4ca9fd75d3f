/**
 * `npm run fit -- FOLDER`: fits the weights of the sentences, of the ranking and of the confidence on halves of the
 * test collections (BEIR layout) below the folder and writes them where the program reads them. The same
 * collections give the same weights to the last digit.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openCollection } from "#src/commands/open/open-collection.ts";
import { UserError } from "#src/shared/errors.ts";
import { progressView } from "#src/terminal/progress.ts";
import { readyEmbedder } from "../embedders.ts";
import { INDEXES, ROOT } from "../places.ts";
import { drawnEmbedder } from "../size/drawn-vectors.ts";
import { answersWith, fitConfidence } from "./fit-confidence.ts";
import { fitRanking, withSentenceWeights } from "./fit-ranking.ts";
import { fitSentences } from "./fit-sentences.ts";
import { type Gathered, gather } from "./gather.ts";
import { readOptions } from "./read-options.ts";
import { FIT_SETS, readSet } from "./sets.ts";
import { rankingFile, verdictFile } from "./weight-files.ts";

const { folder, spelled: isSpelled } = readOptions();
const view = progressView(process.stderr);
// Vectors that nothing looks at need no model.
const embedder = isSpelled ? { ...drawnEmbedder(), languages: [] } : await readyEmbedder();

const indexes = isSpelled
  ? { ...INDEXES, embeddingsDir: join(INDEXES.embeddingsDir, "drawn") }
  : INDEXES;

const gathered: Gathered[] = [];
for (const set of FIT_SETS) {
  const collection = await readSet(folder, set);
  if (collection === null)
    throw new UserError(
      "COLLECTION_UNREADABLE",
      `There is no ${set.name} in ${folder}.`,
      "All collections of bench/fit/sets.ts are needed.",
    );
  const library = await openCollection(collection, embedder, indexes, view);
  view.stop();
  console.error(set.name);
  gathered.push(...(await gather(set, collection, { library, embedder })));
  await library.close();
}
await embedder.close();

const sentences = fitSentences(gathered);
const found = withSentenceWeights(gathered, sentences);
const ranking = fitRanking(found);
const confidence = fitConfidence(answersWith(found, ranking.weights));
const [file, name] = isSpelled ? ["spelled-", "SPELLED_"] : ["", ""];
const files = {
  [`src/retrieve/${file}ranking-weights.ts`]: rankingFile(
    `${name}RANKING_WEIGHTS`,
    sentences,
    ranking,
  ),
  [`src/answer/${file}verdict-weights.ts`]: verdictFile(
    `${name}VERDICT_WEIGHTS`,
    ranking,
    confidence,
  ),
};
for (const [path, text] of Object.entries(files)) {
  writeFileSync(join(ROOT, path), text);
  console.log(text);
}
