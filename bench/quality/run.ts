/**
 * `npm run quality -- FOLDER`: one table for each test collection (BEIR layout) below the folder, from
 * one search alone to everything users get, each step switched on in turn, over the questions that
 * nothing was fitted on. Markdown on standard output.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { openCollection } from "#src/commands/run-eval.ts";
import { type Judgement, judge } from "#src/eval/judge.ts";
import { summarise } from "#src/eval/summary.ts";
import { readCollection, type TestCollection } from "#src/eval/test-collection.ts";
import { evaluate } from "#src/evaluate.ts";
import type { Features } from "#src/evidence.ts";
import { scoreFeatures, WEIGHTS, type Weights } from "#src/retrieve/rank.ts";
import { type SearchParts, search } from "#src/retrieve/search.ts";
import { progressView } from "#src/terminal/progress.ts";
import { readyEmbedder } from "../embedders.ts";
import { joined } from "../fit/joined.ts";
import { fittedIds, unseen } from "../fit/sets.ts";
import { INDEXES } from "../places.ts";
import { answersTable } from "./answers-table.ts";
import { answerText, type Row, rowsTable } from "./tables.ts";
import { withoutHalf } from "./without-half.ts";

/** What each step of the close reading adds to the sum of the two searches. */
const STEPS: readonly (readonly [name: string, ...features: (keyof Features)[]])[] = [
  ["both searches, summed", "cosineStretched", "bm25OfArticle"],
  ["+ share of the question's words", "coverage"],
  ["+ words close together", "proximityOfArticle"],
  ["+ neighbouring words", "pairs"],
  ["+ names and numbers", "names"],
  ["+ kind of answer", "answerType"],
  ["+ the rest of the article", "support"],
  [
    "+ words that meet by meaning",
    "meaning",
    "meaningOfText",
    "meaningOfSentence",
    "meaningOfWindow",
    "likeness",
  ],
  ["+ the sentence that answers", "bestSentence", "cosineAsked"],
  ["+ outlet, date, phrase", "cues"],
];

/** The tables of a collection: each search alone, the steps, what users get; and whether that answers. */
async function tablesFor(collection: TestCollection, parts: SearchParts): Promise<string> {
  const summaries = new Map<string, Judgement[]>(STEPS.map(([name]) => [name, []]));
  for (const question of collection.questions) {
    const { hits } = await search(question.text, parts, null);
    const grades = collection.relevance.get(question.id) ?? new Map<string, number>();
    for (const [i, [name]] of STEPS.entries()) {
      const weights = weightsUpTo(i);
      const ranking = hits
        .map(({ article, features }) => ({
          document: article.id,
          score: scoreFeatures(features, weights),
        }))
        .sort((a, b) => b.score - a.score);
      const seen = new Set<string>();
      const documents = ranking.filter(({ document }) => !seen.has(document) && seen.add(document));
      summaries.get(name)!.push(judge(question, documents, grades, null));
    }
  }
  const alone = async (mode: "keyword" | "dense") =>
    summarise(await evaluate(collection, parts, mode));
  const users = await evaluate(collection, parts, "hybrid");
  const summary = summarise(users);
  const rows: Row[] = [
    ["BM25 alone", await alone("keyword")],
    ["vectors alone", await alone("dense")],
    ...[...summaries].map(([name, judgements]): Row => [name, summarise(judgements)]),
    ["+ copies in their order: what users get", summary],
  ];
  const answers = answersTable(users);
  return [rowsTable(rows), ...(answers === null ? [] : [answers]), answerText(summary)].join(
    "\n\n",
  );
}

/** The shipped weights of the first steps, 0 for the rest. */
function weightsUpTo(step: number): Weights {
  const used = new Set(STEPS.slice(0, step + 1).flatMap(([, ...features]) => features));
  const entries = Object.entries(WEIGHTS) as [keyof Features, number][];
  return Object.fromEntries(entries.filter(([feature]) => used.has(feature))) as Weights;
}

/** Whole articles: where half of them are taken out, their questions truly have no answer. */
const ALSO_WITHOUT_HALF = [
  "quail-news-dev",
  "squad-v1.1-dev",
  "wice-claim-article",
  "xquad-de",
  "xquad-es",
];

/** Paragraphs, whose articles have many passages to choose from. */
const ALSO_JOINED = ["squad-v2.0-dev"];

const folder = resolve(process.argv[2] ?? ".");
const view = progressView(process.stderr);
const embedder = await readyEmbedder();
const fitted = await fittedIds(folder);

/** Opens the collection, measures the questions nothing was fitted on, prints. */
async function report(
  title: string,
  whole: TestCollection,
  measure: (collection: TestCollection, parts: SearchParts) => Promise<string>,
): Promise<void> {
  console.error(title);
  const collection = unseen(whole, fitted);
  const library = await openCollection(collection, embedder, INDEXES, view);
  view.stop();
  console.log(`### ${title}\n\n${await measure(collection, { library, embedder })}\n`);
  await library.close();
}

for (const name of readdirSync(folder).sort()) {
  if (!existsSync(join(folder, name, "corpus.jsonl"))) continue;
  const collection = await readCollection(join(folder, name));
  await report(name, collection, tablesFor);
  if (ALSO_JOINED.includes(name))
    await report(`${name}, paragraphs joined to articles`, joined(collection), tablesFor);
  if (!ALSO_WITHOUT_HALF.includes(name)) continue;
  await report(
    `${name}, half of the articles taken out`,
    withoutHalf(collection),
    async (half, parts) => answerText(summarise(await evaluate(half, parts, "hybrid"))),
  );
}
await embedder.close();
