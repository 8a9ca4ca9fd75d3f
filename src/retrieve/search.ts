import type {
  ArticleInfo,
  Collection,
  Embedder,
  Features,
  Hit,
  Library,
  Passage,
  Scored,
  Word,
} from "../domain.ts";
import { cues } from "./cues.ts";
import { type Candidate, candidates } from "./fuse.ts";
import { type Match, match, type SentenceMatch } from "./match.ts";
import { type Query, understand } from "./question.ts";
import { rankingScore } from "./rank.ts";

/** Candidates that are read word by word; the rest keep the order of the two searches, after these. */
const READ_CLOSELY = 30;

/** How much an answer-shaped sentence gains over one that only repeats the question's words. */
const ANSWER_SHAPE = 0.25;

/** The parts that every search needs. */
export type SearchParts = { readonly library: Library; readonly embedder: Embedder };

export type Found = {
  /** Best first; each was read closely. Empty when neither search found anything. */
  readonly hits: readonly Hit[];
  /** Candidates that were not read closely, best first, all of them behind the hits. */
  readonly rest: readonly Scored[];
};

/** Passages for a question: both searches, then a close reading of their best candidates. */
export async function search(
  question: string,
  { library, embedder }: SearchParts,
  within: Collection,
): Promise<Found> {
  const query = understand(question, library);
  const [vector] = await embedder.embed([question], "question");
  const found = candidates(query, vector!, library, within);
  const closely = found.slice(0, READ_CLOSELY);
  const passages = library.passages(closely.map(({ id }) => id));
  const headed = headedBy(library);
  const hits = closely
    .map((candidate, i) => {
      const passage = passages[i]!;
      const words = library.words(passage.text);
      return readClosely(query, candidate, { passage, words, ...headed(passage.articleId) });
    })
    .sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
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
  if (way === "words") return library.best(understand(question, library).words, most, null);
  const [vector] = await embedder.embed([question], "question");
  return library.nearest(vector!, most, null);
}

/** One word's BM25 stays below its rarity times k1 + 1, with k1 = 1.2. */
const BM25_CEILING = 2.2;

/** What a close reading needs of a passage. */
type Page = {
  readonly passage: Passage;
  readonly words: readonly Word[];
  readonly article: ArticleInfo;
  /** Stems of the article's title and date. */
  readonly titleStems: ReadonlySet<string>;
};

/** Looks up articles and their titles' words, each once for a question: hits often share an article. */
function headedBy(library: Library): (id: string) => Pick<Page, "article" | "titleStems"> {
  const known = new Map<string, Pick<Page, "article" | "titleStems">>();
  return (id) => {
    const seen = known.get(id);
    if (seen) return seen;
    const article = library.info(id);
    const title = library.words(`${article.title} ${article.published ?? ""}`);
    const headed = { article, titleStems: new Set(title.map(({ stem }) => stem)) };
    known.set(id, headed);
    return headed;
  };
}

function readClosely(query: Query, candidate: Candidate, page: Page): Hit {
  const { passage, words, article, titleStems } = page;
  const matched = match(query, passage, words, titleStems);
  const named = cues(query, article, words);
  const features = featuresOf(query, candidate, matched, named.share);
  return {
    passage,
    article,
    score: rankingScore(features),
    cosine: candidate.cosine,
    bm25: candidate.bm25,
    rank: candidate.rank,
    features,
    sentenceScores: matched.sentences.map(sentenceScore),
    reasons: named.reasons,
    alsoIn: [],
  };
}

function featuresOf(query: Query, found: Candidate, matched: Match, cueShare: number): Features {
  const mostBm25 = BM25_CEILING * query.totalRarity;
  const best = matched.sentences.reduce((a, b) => (sentenceScore(b) > sentenceScore(a) ? b : a));
  return {
    cosine: found.cosine,
    cosineStretched: found.cosineStretched,
    bm25Share: mostBm25 > 0 ? Math.min(1, found.bm25 / mostBm25) : 0,
    bm25Stretched: found.bm25Stretched,
    coverage: matched.coverage,
    proximity: matched.proximity,
    sentence: best.coverage,
    pairs: matched.pairs,
    names: matched.names,
    answerType: best.showsAnswer ? 1 : 0,
    cues: cueShare,
  };
}

function sentenceScore({ coverage, showsAnswer }: SentenceMatch): number {
  return coverage + (showsAnswer ? ANSWER_SHAPE * Math.min(1, 2 * coverage) : 0);
}
