import { type Judgement, judge } from "#src/eval/judge.ts";
import { summarise } from "#src/eval/summary.ts";
import type { TestCollection } from "#src/eval/test-collection.ts";
import { evaluate } from "#src/evaluate.ts";
import type { Features } from "#src/glossary/evidence.ts";
import { scoreFeatures, type Weights, weightsFor } from "#src/retrieve/rank.ts";
import { type SearchParts, search } from "#src/retrieve/search.ts";
import { answersTable } from "./answers-table.ts";
import { answerText, type Row, rowsTable } from "./tables.ts";

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
export async function stepsTable(collection: TestCollection, parts: SearchParts): Promise<string> {
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

/** The shipped weights of the first steps; the rest weigh nothing. */
function weightsUpTo(step: number): Weights {
  const used = new Set(STEPS.slice(0, step + 1).flatMap(([, ...features]) => features));
  const entries = Object.entries(weightsFor({ byMeaning: true })) as [keyof Features, number][];
  return Object.fromEntries(entries.filter(([feature]) => used.has(feature))) as Weights;
}
