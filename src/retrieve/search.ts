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
 * Candidates that are read word by word: the best of both searches together, and the nearest by meaning, which
 * holds what is said in other words. The rest keep the order of the two searches, after these.
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

/** What the dates of a question say: which articles may answer, and which periods are preferred. */
export type AskedDates = { readonly only: Period | null; readonly about: readonly Period[] };

const ANY_DATE: AskedDates = { only: null, about: [] };

/** Passages for a question: both searches, then a close reading of their best candidates, by a reranker too if there is one. */
export async function search(
  question: string,
  { library, embedder, reranker, mostRead = READ_CLOSELY }: SearchParts,
  within: Collection,
  { only, about }: AskedDates = ANY_DATE,
): Promise<SearchResult> {
  const language = library.languageOf(question);
  const embedded = knows(embedder, language)
    ? embedQuestion(question, library, language, embedder)
    : null;
  const found = parseQuery(question, library, language, about).then(async (query) => {
    const vector = embedded?.then((embedding) => embedding.vector) ?? null;
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
    i < mostRead || (rank.meaning !== null && rank.meaning <= mostRead);
  const read = candidates.filter(isRead);
  const passages = await library.openPassages(
    read.map(({ id }) => id),
    language,
  );
  const contexts = inContext(passages, query, library, language);
  const { ranked, reader } = readClosely(question, { query, asked }, read, contexts, {
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
