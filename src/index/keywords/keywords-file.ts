import { firstIndex } from "../../shared/text/first-index.ts";

/**
 * keywords.bin in memory. Every section is a view of one buffer, so opening the file means reading it. All numbers except
 * `occurrences` are 32 bits wide, in the byte order of the machine that built the file. Searches don't need `lengths` and
 * `occurrences`; an update computes the scores from them.
 */
export type KeywordsFile = {
  readonly buffer: ArrayBuffer;
  /** Id of each passage, ascending. Elsewhere in the file a passage is a position in this list. */
  readonly passageIds: Uint32Array;
  /** Collection of each passage, as a position in `collections`. */
  readonly collectionOf: Uint32Array;
  /** Words of each passage with its heading. */
  readonly lengths: Float32Array;
  /** Names of the collections, sorted; `null` for articles in none. */
  readonly collections: readonly (string | null)[];
  /** Number of terms; they are sorted by UTF-16 code units. */
  readonly terms: number;
  /** UTF-8 of all terms; term t is `termBytes[termStarts[t] .. termStarts[t + 1]]`. */
  readonly termBytes: Buffer;
  readonly termStarts: Uint32Array;
  /** Postings of term t are `postingStarts[t] .. postingStarts[t + 1]`. */
  readonly postingStarts: Uint32Array;
  /** Passage of each posting; ascending within a term. */
  readonly postingPassages: Uint32Array;
  /** Finished BM25 score of each posting, > 0. */
  readonly postingScores: Float32Array;
  /** How often the term of each posting occurs in its passage, at most MOST_OCCURRENCES. */
  readonly occurrences: Uint8Array;
};

/** For each passage, by its position: 1 when it may be found, else 0. */
export type Flags = Uint8Array;

/** Further occurrences are not counted: they hardly affect a score. */
export const MOST_OCCURRENCES = 255;

type Counts = {
  readonly passages: number;
  readonly terms: number;
  readonly postings: number;
  readonly termBytes: number;
  readonly collectionBytes: number;
};

/** First number of the file; reads differently on a machine of the other byte order. */
const MAGIC = 0x51_57_4b_32;
const HEADER_NUMBERS = 6;

/** A file with room for these counts; the caller fills all sections except the collections. @param collectionOf of each passage */
export function layOut(
  { terms, postings, termBytes }: Pick<Counts, "terms" | "postings" | "termBytes">,
  collectionOf: readonly (string | null)[],
): KeywordsFile {
  const collections = [...new Set(collectionOf)].sort();
  const names = JSON.stringify(collections);
  const [passages, collectionBytes] = [collectionOf.length, Buffer.byteLength(names)];
  const counts = { passages, terms, postings, termBytes, collectionBytes };
  const buffer = new ArrayBuffer(byteLength(counts));
  const header = [MAGIC, passages, terms, postings, termBytes, collectionBytes];
  new Uint32Array(buffer, 0, HEADER_NUMBERS).set(header);
  const sections = sectionsOf(buffer, counts);
  sections.collectionBytes.write(names);
  const numbers = new Map(collections.map((name, i) => [name, i]));
  sections.collectionOf.set(collectionOf.map((name) => numbers.get(name)!));
  return { buffer, collections, ...sections };
}

/** The sections of a file that was read. @throws Error if it is no such file, or of the other byte order */
export function openSections(buffer: ArrayBuffer): KeywordsFile {
  if (buffer.byteLength < HEADER_NUMBERS * 4) throw new Error("keywords.bin is too short");
  const [magic, passages, terms, postings, termBytes, names] = new Uint32Array(
    buffer,
    0,
    HEADER_NUMBERS,
  ) as unknown as [number, number, number, number, number, number];
  const counts = { passages, terms, postings, termBytes, collectionBytes: names };
  if (magic !== MAGIC || buffer.byteLength !== byteLength(counts)) {
    throw new Error("keywords.bin has another layout");
  }
  const sections = sectionsOf(buffer, counts);
  const collections = JSON.parse(sections.collectionBytes.toString());
  return { buffer, collections, ...sections };
}

/** The first index in `start .. end` of ascending numbers whose number is not below the wanted one; `end` if all are. */
export function positionIn(
  ascending: Uint32Array,
  wanted: number,
  start: number,
  end: number,
): number {
  return firstIndex(start, end, (at) => ascending[at]! >= wanted);
}

export function termAt(position: number, { termBytes, termStarts }: KeywordsFile): string {
  return termBytes.toString("utf8", termStarts[position], termStarts[position + 1]);
}

/** Position of the first term that is not below the wanted one. */
export function positionOf(wanted: string, file: KeywordsFile): number {
  return firstIndex(0, file.terms, (position) => termAt(position, file) >= wanted);
}

function byteLength(counts: Counts): number {
  const numbers =
    HEADER_NUMBERS + 3 * counts.passages + 2 * (counts.terms + 1) + 2 * counts.postings;
  return 4 * numbers + counts.postings + counts.termBytes + counts.collectionBytes;
}

function sectionsOf(buffer: ArrayBuffer, counts: Counts) {
  let at = HEADER_NUMBERS * 4;
  const take = (bytes: number) => {
    at += bytes;
    return at - bytes;
  };
  const numbers = (count: number) => new Uint32Array(buffer, take(4 * count), count);
  return {
    terms: counts.terms,
    passageIds: numbers(counts.passages),
    collectionOf: numbers(counts.passages),
    lengths: new Float32Array(buffer, take(4 * counts.passages), counts.passages),
    termStarts: numbers(counts.terms + 1),
    postingStarts: numbers(counts.terms + 1),
    postingPassages: numbers(counts.postings),
    postingScores: new Float32Array(buffer, take(4 * counts.postings), counts.postings),
    occurrences: new Uint8Array(buffer, take(counts.postings), counts.postings),
    termBytes: Buffer.from(buffer, take(counts.termBytes), counts.termBytes),
    collectionBytes: Buffer.from(buffer, take(counts.collectionBytes), counts.collectionBytes),
  };
}
