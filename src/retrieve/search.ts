import type { CloseReader, Collection, Hit, Period } from "../glossary/domain.ts";
import type { Embedder, Embedding, Reranker } from "../glossary/embedder.ts";
import type { Library, Scored } from "../glossary/library.ts";
import { type Candidate, findCandidates } from "./candidates.ts";
import { askedWords } from "./question/asked-words.ts";
import { parseQuery } from "./question/query.ts";
import { readClosely } from "./read-closely.ts";
import { inContext } from "./reading/in-context.ts";
import { rerankHits } from "./rerank.ts";

/**
 * Candidates that are read word by word: this many of the best of both searches, and this many of the nearest by meaning,
 * to include passages that say it in other words. The rest follow in the order of the two searches.
 */
const READ_CLOSELY = 20;

/** The parts of a search. */
export type SearchParts = {
  readonly library: Library;
  readonly embedder: Embedder;
  /** Helps to order the best hits. */
  readonly reranker?: Reranker | null;
  /** Candidates of each kind that are read closely, if other than READ_CLOSELY. */
  readonly mostRead?: number;
};

export type SearchResult = {
  /** Best first; each was read closely. Empty when neither search found anything. */
  readonly hits: readonly Hit[];
  /** Of the hits. */
  readonly reader: CloseReader;
  /** Candidates that were not read closely, best first, all of them behind the hits. */
  readonly rest: readonly Scored[];
};

/** The dates of a question: which articles may answer, and which periods are preferred. */
export type AskedDates = { readonly only: Period | null; readonly about: readonly Period[] };

const ANY_DATE: AskedDates = { only: null, about: [] };

/** Finds passages for a question: both searches, then a close reading of the best candidates, then the reranker if there is one. */
export async function search(
  question: string,
  { library, embedder, reranker, mostRead = READ_CLOSELY }: SearchParts,
  within: Collection,
  { only, about }: AskedDates = ANY_DATE,
): Promise<SearchResult> {
  const language = library.languageOf(question);
  const where = { within, during: only };
  const embedded = knows(embedder, language)
    ? embedQuestion(question, library, language, embedder)
    : null;
  const found = parseQuery(question, library, language, about).then(async (query) => {
    const vector = embedded?.then((embedding) => embedding.vector) ?? null;
    return { query, candidates: await findCandidates(query, vector, library, where) };
  });
  const [embedding, { query, candidates }] = await Promise.all([embedded, found]);
  const { projection } = library.wordSpace;
  const dimensions = projection.length / embedder.wordDimensions;
  const unseen = new Int8Array(query.typed.length * dimensions);
  const asked = askedWords(query, embedding?.words ?? unseen, embedding !== null);
  const isRead = ({ rank }: Candidate, i: number) =>
    i < mostRead || (rank.meaning !== null && rank.meaning <= mostRead);
  const read = candidates.filter(isRead);
  const passages = await library.openPassages(
    read.map(({ id }) => id),
    language,
  );
  const contexts = inContext(passages, query, library, language);
  const { ranked, reader } = readClosely({ query, asked }, read, contexts, {
    chance: library.wordSpace.chance,
    knows: (article) => embedding !== null && knows(embedder, article.language),
  });
  const hits = reranker ? await rerankHits(question, ranked, reranker) : ranked;
  const rest = candidates
    .filter((candidate, i) => !isRead(candidate, i))
    .map(({ id, fused }) => ({ id, score: fused }));
  return { hits, rest, reader };
}

/** Whether a model knows a language; true if either is unknown. */
export function knows({ languages }: Embedder, language: string | null): boolean {
  return languages === null || language === null || languages.includes(language);
}

/** The question's vector, and one for each of its words, including stop words. */
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
