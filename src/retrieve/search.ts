import type { Collection, Embedder, Hit, Library, Reranker, Scored } from "../domain.ts";
import { type Candidate, findCandidates } from "./candidates.ts";
import { matchCues } from "./cues.ts";
import { featuresOf, sentenceScore, supportOf } from "./features.ts";
import { matchPassage, type PassageInContext } from "./passage-match.ts";
import { parseQuery, type Query } from "./query.ts";
import { rankHits, type Unranked } from "./rank.ts";
import { rerankHits } from "./rerank.ts";

/** Candidates that are read word by word; the rest keep the order of the two searches, after these. */
const READ_CLOSELY = 30;

/** The parts of a search. */
export type SearchParts = {
  readonly library: Library;
  readonly embedder: Embedder;
  /** Has a say in the order of the best hits. */
  readonly reranker?: Reranker | null;
};

export type SearchResult = {
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
): Promise<SearchResult> {
  const [query, [vector]] = await Promise.all([
    parseQuery(question, library),
    embedder.embed([question], "question"),
  ]);
  const candidates = await findCandidates(query, vector!, library, within);
  const best = candidates.slice(0, READ_CLOSELY);
  const contexts = await contextsOf(best, library);
  const support = supportOf(
    best,
    contexts.map(({ passage }) => passage),
  );
  const byFeatures = rankHits(
    best.map((candidate, i) => readClosely(query, candidate, contexts[i]!, support[i]!)),
  );
  const hits = reranker ? await rerankHits(question, byFeatures, reranker) : byFeatures;
  const rest = candidates.slice(READ_CLOSELY).map(({ id, fused }) => ({ id, score: fused }));
  return { hits, rest };
}

/** One search alone, for comparison: by meaning (cosine) or by words (BM25). */
export async function searchOneWay(
  question: string,
  { library, embedder }: SearchParts,
  way: "meaning" | "words",
  most: number,
): Promise<readonly Scored[]> {
  if (way === "words") return library.best((await parseQuery(question, library)).words, most, null);
  const [vector] = await embedder.embed([question], "question");
  return library.nearest(vector!, most, null);
}

/** In order of the candidates; each article is looked up once, as hits often share one. */
async function contextsOf(
  candidates: readonly Candidate[],
  library: Library,
): Promise<PassageInContext[]> {
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

function readClosely(
  query: Query,
  candidate: Candidate,
  context: PassageInContext,
  support: number,
): Unranked {
  const { passage, words, article } = context;
  const match = matchPassage(query, context);
  const cues = matchCues(query.cues, article, words);
  return {
    passage,
    article,
    cosine: candidate.cosine,
    bm25: candidate.bm25,
    rank: candidate.rank,
    features: { ...featuresOf(query, candidate, match), cues: cues.share, support },
    sentenceScores: match.sentences.map(sentenceScore),
    reasons: cues.reasons,
    alsoIn: [],
  };
}
