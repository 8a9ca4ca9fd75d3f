/**
 * `npm run fit -- FOLDER`: fits the weights of the ranking and of the confidence on halves of the test
 * collections (BEIR layout) below the folder and writes them where the program reads them. The same
 * collections give the same weights to the last digit.
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Evidence } from "#src/answer/confidence.ts";
import { openCollection } from "#src/commands/run-eval.ts";
import type { Features } from "#src/domain.ts";
import { readCollection, type TestCollection } from "#src/eval/test-collection.ts";
import type { SearchParts } from "#src/retrieve/search.ts";
import { progressView } from "#src/terminal/progress.ts";
import { readyEmbedder } from "../embedders.ts";
import { INDEXES, ROOT } from "../places.ts";
import { choicesOf, outcomesOf } from "./gather.ts";
import { answeredFrom, fitLogistic } from "./logistic.ts";
import { CONFIDENCE_SETS, RANKING_SETS } from "./sets.ts";
import { fitSoftmax } from "./softmax.ts";
import { confidenceFile, rankingFile } from "./weight-files.ts";

/** What the ranking weighs. Raw cosine and BM25 are left out: within one question they say the same. */
const RANKING_FEATURES: readonly (keyof Features)[] = [
  "cosineStretched",
  "bm25Stretched",
  "coverage",
  "proximity",
  "sentence",
  "pairs",
  "names",
  "answerType",
  "support",
];

const CONFIDENCE_EVIDENCE: readonly (keyof Evidence)[] = [
  "cosine",
  "coverage",
  "missing",
  "sentence",
  "names",
  "pairs",
  "detail",
  "margin",
];

const folder = resolve(process.argv[2] ?? ".");
const view = progressView(process.stderr);
const embedder = await readyEmbedder();

/** Opens one set after the other and puts together what is gathered from them. */
async function fromEach<Row>(
  sets: readonly string[],
  gather: (collection: TestCollection, parts: SearchParts) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const set of sets) {
    const collection = await readCollection(join(folder, set));
    const library = await openCollection(collection, embedder, INDEXES, view);
    view.stop();
    console.error(set);
    rows.push(...(await gather(collection, { library, embedder })));
    await library.close();
  }
  return rows;
}

const choices = await fromEach(RANKING_SETS, (collection, parts) =>
  choicesOf(collection, parts, RANKING_FEATURES),
);
const weights = fitSoftmax(choices, RANKING_FEATURES.length);
const ranking = rankingFile(RANKING_FEATURES, weights, RANKING_SETS);

const outcomes = await fromEach(CONFIDENCE_SETS, (collection, parts) =>
  outcomesOf(collection, parts, ranking.weights, CONFIDENCE_EVIDENCE),
);
const logistic = fitLogistic(outcomes, CONFIDENCE_EVIDENCE.length);
const confidence = confidenceFile(
  CONFIDENCE_EVIDENCE,
  logistic,
  answeredFrom(outcomes, logistic),
  CONFIDENCE_SETS,
);

writeFileSync(join(ROOT, "src/retrieve/weights.ts"), ranking.text);
writeFileSync(join(ROOT, "src/answer/weights.ts"), confidence);
console.log(ranking.text + confidence);
await embedder.close();
