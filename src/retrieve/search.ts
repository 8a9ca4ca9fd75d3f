import type {
  CloseReader,
  Collection,
  Embedder,
  Embedding,
  Hit,
  Library,
  Period,
  Reranker,
  Scored,
} from "../domain.ts";
import { type Candidate, findCandidates } from "./candidates.ts";
import { shinglesOf } from "./duplicates.ts";
import { fittedFor } from "./fitted.ts";
import { type AskedWords, askedWords } from "./question/asked-words.ts";
import { matchCues, withPeriods } from "./question/cues.ts";
import { parseQuery, type Query } from "./question/query.ts";
import { rankHits, type Unranked, weightsFor } from "./rank.ts";
import {
  matchedWords,
  type ReadPassage,
  readSentence,
  wordMeetings,
} from "./reading/close-reading.ts";
import { type ArticleEvidence, articleEvidence, featuresOf } from "./reading/features.ts";
import { inContext } from "./reading/in-context.ts";
import { likenessOf } from "./reading/likeness.ts";
import { matchPassage, type PassageMatch } from "./reading/passage-match.ts";
import { sentenceEvidence, sentenceScore } from "./reading/sentence-evidence.ts";
import { rerankHits } from "./rerank.ts";

/**
 * Candidates that are read word by word: the best of both searches together, and the nearest by meaning, which
 * holds what is said in other words. The rest keep the order of the two searches, after these.
 */
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
  /** Of the hits. */
  readonly reader: CloseReader;
  /** Candidates that were not read closely, best first, all of them behind the hits. */
  readonly rest: readonly Scored[];
};

/** What the dates of a question say: which articles may answer, and which are meant. */
export type AskedDates = { readonly only: Period | null; readonly about: readonly Period[] };

const ANY_DATE: AskedDates = { only: null, about: [] };

/** Passages for a question: both searches, then a close reading of their best candidates, by a reranker too if there is one. */
export async function search(
  question: string,
  { library, embedder, reranker }: SearchParts,
  within: Collection,
  { only, about }: AskedDates = ANY_DATE,
): Promise<SearchResult> {
  const language = library.languageOf(question);
  const embedded = knows(embedder, language)
    ? embedQuestion(question, library, language, embedder)
    : Promise.resolve(null);
  const vector = embedded.then((embedding) => embedding?.vector ?? null);
  const found = parseQuery(question, library, language, about).then(async (query) => {
    return { query, candidates: await findCandidates(query, vector, library, within, only) };
  });
  const [embedding, { query, candidates }] = await Promise.all([embedded, found]);
  const { projection } = library.wordSpace;
  const dimensions = projection.length / embedder.wordDimensions;
  const unseen = new Int8Array(query.typed.length * dimensions);
  const asked = askedWords(
    question,
    query.typed,
    embedding?.words ?? unseen,
    query.grammar,
    embedding !== null,
  );
  const isRead = ({ rank }: Candidate, i: number) =>
    i < READ_CLOSELY || (rank.meaning !== null && rank.meaning <= READ_CLOSELY);
  const read = candidates.filter(isRead);
  const passages = await library.openPassages(
    read.map(({ id }) => id),
    language,
  );
  const contexts = inContext(passages, query, library, language);
  const matches = contexts.map((context) => matchPassage(query, context));
  const ofArticles = articleEvidence(
    read.map((candidate, i) => ({
      candidate,
      passage: contexts[i]!.passage,
      match: matches[i]!,
    })),
  );
  const readings = new Map(
    contexts.map((context) => [
      context.passage.id,
      {
        context,
        likeness: likenessOf(
          asked,
          context,
          library.wordSpace.chance,
          embedding !== null && knows(embedder, context.article.language),
        ),
      },
    ]),
  );
  const byFeatures = rankHits(
    read.map((candidate, i) =>
      evidenceOf(query, asked, candidate, readings.get(candidate.id)!, matches[i]!, ofArticles[i]!),
    ),
    weightsFor(asked),
  );
  const hits = reranker ? await rerankHits(question, byFeatures, reranker) : byFeatures;
  const rest = candidates
    .filter((candidate, i) => !isRead(candidate, i))
    .map(({ id, fused }) => ({ id, score: fused }));
  return { hits, rest, reader: closeReader(question, query, asked, readings) };
}

function closeReader(
  question: string,
  { asksFor }: Query,
  asked: AskedWords,
  readings: ReadonlyMap<number, ReadPassage>,
): CloseReader {
  const readingOf = ({ passage }: Hit) => readings.get(passage.id)!;
  return {
    readSentence: (hit, sentence) =>
      readSentence(question, asked, asksFor, readingOf(hit), sentence),
    byMeaning: asked.byMeaning,
    matchedWords: (hit) => matchedWords(asked, readingOf(hit).likeness),
    meetings: (hit) => wordMeetings(asked, readingOf(hit).likeness),
    knowsKind: asksFor !== null,
  };
}

/** Whether a model knows a language; of an unknown one there is nothing to say against it. */
export function knows({ languages }: Embedder, language: string | null): boolean {
  return languages === null || language === null || languages.includes(language);
}

/** The question's vector, and one for each of its words, stop words too. */
async function embedQuestion(
  text: string,
  { tokens, wordSpace }: Library,
  language: string,
  embedder: Embedder,
): Promise<Embedding> {
  const words = tokens(text, language).map(({ span }) => span);
  const [embedding] = await embedder.embed([{ text, words }], "question", wordSpace.projection);
  return embedding!;
}

/** One search alone, for comparison: by meaning (cosine) or by words (BM25). */
export async function searchOneWay(
  question: string,
  { library, embedder }: SearchParts,
  way: "meaning" | "words",
  most: number,
): Promise<readonly Scored[]> {
  const language = library.languageOf(question);
  if (way === "words")
    return library.best((await parseQuery(question, library, language)).words, most, null);
  const { vector } = await embedQuestion(question, library, language, embedder);
  return library.nearest(vector, most, null);
}

function evidenceOf(
  query: Query,
  asked: AskedWords,
  candidate: Candidate,
  { context, likeness }: ReadPassage,
  match: PassageMatch,
  ofArticle: ArticleEvidence,
): Unranked {
  const { passage, words, article } = context;
  const sentences = sentenceEvidence(asked, query.asksFor, context, likeness, match.sentences);
  const sentenceScores = sentences.map((evidence) =>
    sentenceScore(evidence, fittedFor(asked).sentences),
  );
  const cues = matchCues(query.cues, article, words.stems);
  const features = featuresOf(query, asked, candidate, match, likeness, sentences, sentenceScores);
  return {
    passage,
    article,
    cosine: candidate.cosine,
    bm25: candidate.bm25,
    rank: candidate.rank,
    features: {
      ...features,
      ...ofArticle,
      names: withPeriods(features.names, query, article),
      cues: cues.share,
    },
    sentences,
    sentenceScores,
    shingles: shinglesOf(words.stems),
    reasons: cues.reasons,
    alsoIn: [],
  };
}
