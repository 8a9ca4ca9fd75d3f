import { askWithRanking } from "./ask.ts";
import { type Judgement, judge, type Ranked } from "./eval/judge.ts";
import type { Question, TestCollection } from "./eval/test-collection.ts";
import type { Scored } from "./glossary/library.ts";
import { type SearchParts, searchOneWay } from "./retrieve/search.ts";

/** `hybrid` is what users get; each of the others is a single search. */
export type Mode = "hybrid" | "dense" | "keyword";

/** Documents in a ranking, as is usual for run files. */
const RANKING_DEPTH = 100;

/** Passages that a single search is asked for: a document may have several. */
const PASSAGES_DEPTH = 400;

/** Asks every question of a test collection and judges the answers. */
export async function evaluate(
  collection: TestCollection,
  parts: SearchParts,
  mode: Mode,
  onQuestion: (done: number, total: number) => void = () => {},
): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const question of collection.questions) {
    judgements.push(await judgeOne(question, collection, parts, mode));
    onQuestion(judgements.length, collection.questions.length);
  }
  return judgements;
}

async function judgeOne(
  question: Question,
  collection: TestCollection,
  parts: SearchParts,
  mode: Mode,
): Promise<Judgement> {
  const grades = collection.relevance.get(question.id) ?? new Map<string, number>();
  if (mode !== "hybrid") {
    const way = mode === "dense" ? "meaning" : "words";
    const passages = await searchOneWay(question.text, parts, way, PASSAGES_DEPTH);
    return judge(question, await rankDocuments(passages, parts), grades, null);
  }
  const { hits, rest, answer } = await askWithRanking(question.text, parts);
  const passages = [...hits.map(({ passage, score }) => ({ id: passage.id, score })), ...rest];
  return judge(question, await rankDocuments(passages, parts), grades, answer);
}

/** Evaluators sort a run file by score alone, so every score is at least this much below the one before. */
const STEP = 1e-6;

/** A document has the rank of its best passage. */
async function rankDocuments(
  passages: readonly Scored[],
  { library }: SearchParts,
): Promise<Ranked[]> {
  const found = await library.passages(passages.map(({ id }) => id));
  const best = new Map<string, number>();
  let ceiling = Number.POSITIVE_INFINITY;
  found.forEach(({ articleId }, i) => {
    if (best.has(articleId)) return;
    const score = Math.min(ceiling, passages[i]!.score);
    best.set(articleId, score);
    ceiling = score - STEP;
  });
  return [...best].slice(0, RANKING_DEPTH).map(([document, score]) => ({ document, score }));
}
