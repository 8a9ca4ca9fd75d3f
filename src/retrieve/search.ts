import type { Collection, Embedder, Features, Hit, Library, Reranker, Scored } from "../domain.ts";
import { type Candidate, candidates } from "./candidates.ts";
import { cues } from "./cues.ts";
import { supports } from "./features.ts";
import { type Match, match, type Page, type SentenceMatch } from "./passage-match.ts";
import { type Query, understand } from "./query.ts";
import { ranked, type Unranked } from "./rank.ts";
import { reranked } from "./rerank.ts";

/** Candidates that are read word by word; the rest keep the order of the two searches, after these. */
const READ_CLOSELY = 30;

/**
 * What a sentence gains over one that only repeats the question's words, if it has the shape of an answer,
 * has them close together, and has those that the title lacks. Fitted by trying some values of each on the
 * fitted half of squad-absent; see docs/quality.md.
 */
const ANSWER_SHAPE = 0.25;
const PROXIMITY = 0.3;
const BEYOND_TITLE = 0.2;

/** The parts of a search. */
export type SearchParts = {
  readonly library: Library;
  readonly embedder: Embedder;
  /** Has a say in the order of the best hits. */
  readonly reranker?: Reranker | null;
};

export type Found = {
  /** Best first; each was read closely. Empty when neither search found anything. */
  readonly hits: readonly Hit[];
  /** Candidates that were not read closely, best first, all of them behind the hits. */
  readonly rest: readonly Scored[];
};

/** Passages for a question: both searches, then a close reading of their best candidates, by a reranker too if there is one. */
export async function search(
  question: string,
  { library, embedder, reranker }: SearchParts,
  within: Collection,
): Promise<Found> {
  const [query, [vector]] = await Promise.all([
    understand(question, library),
    embedder.embed([question], "question"),
  ]);
  const found = await candidates(query, vector!, library, within);
  const closely = found.slice(0, READ_CLOSELY);
  const pages = await pagesOf(closely, library);
  const support = supports(
    closely,
    pages.map(({ passage }) => passage),
  );
  const byFeatures = ranked(
    closely.map((candidate, i) => readClosely(query, candidate, pages[i]!, support[i]!)),
  );
  const hits = reranker ? await reranked(question, byFeatures, reranker) : byFeatures;
  const rest = found.slice(READ_CLOSELY).map(({ id, fused }) => ({ id, score: fused }));
  return { hits, rest };
}

/** One search alone, for comparison: by meaning (cosine) or by words (BM25). */
export async function searchOneWay(
  question: string,
  { library, embedder }: SearchParts,
  way: "meaning" | "words",
  most: number,
): Promise<readonly Scored[]> {
  if (way === "words") return library.best((await understand(question, library)).words, most, null);
  const [vector] = await embedder.embed([question], "question");
  return library.nearest(vector!, most, null);
}

/** A question of so many words gives half of what it could to go by. */
const SOME_WORDS = 5;

/** In order of the candidates; each article is looked up once, as hits often share one. */
async function pagesOf(candidates: readonly Candidate[], library: Library): Promise<Page[]> {
  const passages = await library.passages(candidates.map(({ id }) => id));
  const articles = await library.infos([...new Set(passages.map(({ articleId }) => articleId))]);
  const headings = new Map(
    articles.map((article) => {
      const title = library.tokens(`${article.title} ${article.published ?? ""}`);
      const titleStems = new Set(title.map(({ stem }) => stem));
      return [article.id, { article, titleStems, articleStems: new Set(titleStems) }];
    }),
  );
  return passages.map((passage) => {
    const heading = headings.get(passage.articleId)!;
    const words = library.tokens(passage.text);
    for (const { stem } of words) heading.articleStems.add(stem);
    return { passage, words, ...heading };
  });
}

/** The hit without its place: see `ranked`. */
function readClosely(query: Query, candidate: Candidate, page: Page, support: number): Unranked {
  const { passage, words, article } = page;
  const matched = match(query, page);
  const named = cues(query, article, words);
  const features = { ...featuresOf(query, candidate, matched), cues: named.share, support };
  return {
    passage,
    article,
    cosine: candidate.cosine,
    bm25: candidate.bm25,
    rank: candidate.rank,
    features,
    sentenceScores: matched.sentences.map(sentenceScore),
    reasons: named.reasons,
    alsoIn: [],
  };
}

function featuresOf(
  query: Query,
  found: Candidate,
  matched: Match,
): Omit<Features, "cues" | "support"> {
  const best = matched.sentences.reduce((a, b) => (sentenceScore(b) > sentenceScore(a) ? b : a));
  return {
    cosine: found.cosine,
    cosineStretched: found.cosineStretched,
    bm25Stretched: found.bm25Stretched,
    coverage: matched.coverage,
    missing: matched.missing,
    proximity: matched.proximity,
    sentence: best.coverage,
    pairs: matched.pairs,
    names: matched.names,
    answerType: best.showsAnswer ? 1 : 0,
    detail: detailOf(query),
  };
}

/** 0 for a question that tells nothing but one plain word, as "is this true?". */
function detailOf({ words, names }: Query): number {
  const telling = words.filter((word) => !word.stop).length;
  if (telling < 2 && names.length === 0) return 0;
  return words.length / (words.length + SOME_WORDS);
}

function sentenceScore({ coverage, beyondTitle, proximity, showsAnswer }: SentenceMatch): number {
  const shape = showsAnswer ? ANSWER_SHAPE * Math.min(1, 2 * coverage) : 0;
  return coverage + PROXIMITY * proximity + BEYOND_TITLE * beyondTitle + shape;
}
