/**
 * `npm run quality -- FOLDER`: one table for each test collection (BEIR layout) below the folder, from
 * one search alone to everything users get, each step switched on in turn, over the questions that
 * nothing was fitted on. Markdown on standard output.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { openCollection } from "#src/commands/run-eval.ts";
import type { Features } from "#src/domain.ts";
import { type Judgement, judge } from "#src/eval/judge.ts";
import { type Summary, summarise, type VerdictTable } from "#src/eval/summary.ts";
import { readCollection, type TestCollection } from "#src/eval/test-collection.ts";
import { evaluate } from "#src/evaluate.ts";
import { scoreFeatures, WEIGHTS, type Weights } from "#src/retrieve/rank.ts";
import { type SearchParts, search } from "#src/retrieve/search.ts";
import { progressView } from "#src/terminal/progress.ts";
import { withoutHalf } from "./absent.ts";
import { fittedIds, unseen } from "./fit/sets.ts";
import { readyEmbedder } from "./parts.ts";
import { INDEXES } from "./places.ts";

/** What each step of the close reading adds to the sum of the two searches. */
const STEPS: readonly (readonly [name: string, ...features: (keyof Features)[]])[] = [
  ["both searches, summed", "cosineStretched", "bm25Stretched"],
  ["+ share of the question's words", "coverage"],
  ["+ words close together", "proximity"],
  ["+ best sentence", "sentence"],
  ["+ neighbouring words", "pairs"],
  ["+ names and numbers", "names"],
  ["+ kind of answer", "answerType"],
  ["+ the rest of the article", "support"],
  ["+ outlet, date, phrase", "cues"],
];

type Row = readonly [name: string, summary: Summary];

/** The rows of a collection: each search alone, the steps, and what users get. */
async function rowsFor(collection: TestCollection, parts: SearchParts): Promise<Row[]> {
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
  const alone = async (mode: "keyword" | "dense" | "hybrid") =>
    summarise(await evaluate(collection, parts, mode));
  return [
    ["BM25 alone", await alone("keyword")],
    ["vectors alone", await alone("dense")],
    ...[...summaries].map(([name, judgements]): Row => [name, summarise(judgements)]),
    ["+ copies in their order: what users get", await alone("hybrid")],
  ];
}

/** The shipped weights of the first steps, 0 for the rest. */
function weightsUpTo(step: number): Weights {
  const used = new Set(STEPS.slice(0, step + 1).flatMap(([, ...features]) => features));
  const entries = Object.entries(WEIGHTS) as [keyof Features, number][];
  return Object.fromEntries(entries.filter(([feature]) => used.has(feature))) as Weights;
}

function table(rows: readonly Row[]): string {
  const cells = (values: readonly (string | number | null)[]) =>
    `| ${values.map((v) => (typeof v === "number" ? v.toFixed(3) : (v ?? "–"))).join(" | ")} |`;
  return [
    "| | hit@1 | hit@5 | MRR@10 | nDCG@10 |",
    "|---|---:|---:|---:|---:|",
    ...rows.map(([name, s]) => cells([name, s.hit1, s.hit5, s.mrr10, s.ndcg10])),
  ].join("\n");
}

/** The figures that only the whole answer has: highlight, confidence, verdicts. */
function answerLines({ highlight, auroc, verdicts, questions }: Summary): string {
  const lines = [`${questions} questions.`];
  if (highlight !== null) lines.push(`Highlighted sentence right: ${highlight.toFixed(3)}.`);
  if (auroc !== null) lines.push(`AUROC of the confidence: ${auroc.toFixed(3)}.`);
  if (verdicts !== null) lines.push(answeredLine(verdicts));
  for (const [verdict, { right, wrong, unanswerable }] of Object.entries(verdicts ?? {})) {
    lines.push(`\`${verdict}\`: ${right} right, ${wrong} wrong, ${unanswerable} unanswerable.`);
  }
  return lines.join(" ");
}

/** How far `answered` can be trusted, and how often it is said. */
function answeredLine(verdicts: VerdictTable): string {
  const { right, wrong, unanswerable } = verdicts.answered;
  const all = Object.values(verdicts);
  const sum = (count: (row: (typeof all)[number]) => number) =>
    all.reduce((total, row) => total + count(row), 0);
  const answerable = sum((row) => row.right + row.wrong);
  const absent = sum((row) => row.unanswerable);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const parts = [
    `${percent(right, right + wrong + unanswerable)} of what is called \`answered\` is right`,
  ];
  if (answerable > 0) parts.push(`${percent(right + wrong, answerable)} of the answerable are`);
  if (absent > 0) parts.push(`${percent(unanswerable, absent)} of the unanswerable are`);
  return `${parts.join(", ")}.`;
}

/** Whole articles: where half of them are taken out, their questions truly have no answer. */
const ALSO_WITHOUT_HALF = ["quail-news-dev", "squad-v1.1-dev", "wice-claim-article"];

const folder = resolve(process.argv[2] ?? ".");
const view = progressView(process.stderr);
const embedder = await readyEmbedder();
const fitted = await fittedIds(folder);

/** Opens the collection, measures the questions nothing was fitted on, prints. */
async function tell(
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
  await tell(name, collection, async (questions, parts) => {
    const rows = await rowsFor(questions, parts);
    return `${table(rows)}\n\n${answerLines(rows.at(-1)![1])}`;
  });
  if (!ALSO_WITHOUT_HALF.includes(name)) continue;
  await tell(
    `${name}, half of the articles taken out`,
    withoutHalf(collection),
    async (half, parts) => answerLines(summarise(await evaluate(half, parts, "hybrid"))),
  );
}
await embedder.close();
