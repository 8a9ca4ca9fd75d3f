import { writeScores } from "./bm25.ts";
import { type KeywordsFile, layOut, positionOf, termAt } from "./keywords-file.ts";

/** What is merged. */
type Parts = {
  readonly old: KeywordsFile;
  /** For each passage of the old file, by position: 1 when it is kept, else 0. */
  readonly kept: Uint8Array;
  readonly added: KeywordsFile;
};

/** The position of each merged term in the earlier file and in the added one; NONE if it is not there. */
type MergedTerms = {
  readonly old: Int32Array;
  readonly added: Int32Array;
  /** Of the UTF-8 of all terms. */
  readonly bytes: number;
};
const NONE = -1;

/**
 * Merges some passages of an earlier file with all of another one. The result is byte for byte the file that indexing all
 * texts from scratch would give. Terms and postings keep their order, so they can be merged; only the scores, which depend on
 * all passages, are computed again.
 *
 * @param isKept of the earlier passages, by id
 * @param added its ids are larger than those of the earlier file
 */
export function mergeKeywords(
  old: KeywordsFile,
  isKept: (id: number) => boolean,
  added: KeywordsFile,
): KeywordsFile {
  const kept = Uint8Array.from(old.passageIds, (id) => (isKept(id) ? 1 : 0));
  const holding = keptPostings(old, kept);
  const terms = mergedTerms(old, holding, added);
  const keptOf = <Numbers extends Uint32Array | Float32Array>(numbers: Numbers) =>
    numbers.filter((_, passage) => kept[passage] === 1);
  const names = [
    ...collectionNames(old, keptOf(old.collectionOf)),
    ...collectionNames(added, added.collectionOf),
  ];
  const file = layOut(
    {
      terms: terms.old.length,
      postings: holding.reduce((sum, count) => sum + count, added.postingPassages.length),
      termBytes: terms.bytes,
    },
    names,
  );
  const firstAdded = names.length - added.passageIds.length;
  file.passageIds.set(keptOf(old.passageIds));
  file.passageIds.set(added.passageIds, firstAdded);
  file.lengths.set(keptOf(old.lengths));
  file.lengths.set(added.lengths, firstAdded);
  const parts = { old, kept, added };
  writeTerms(file, terms, parts);
  writePostings(file, terms, parts);
  writeScores(file);
  return file;
}

/** The number of kept passages that contain each term. */
function keptPostings({ terms, postingStarts, postingPassages }: KeywordsFile, kept: Uint8Array) {
  const holding = new Uint32Array(terms);
  for (let term = 0; term < terms; term++) {
    for (let at = postingStarts[term]!; at < postingStarts[term + 1]!; at++)
      holding[term]! += kept[postingPassages[at]!]!;
  }
  return holding;
}

/** Leaves out the terms that only removed passages had. */
function mergedTerms(old: KeywordsFile, holding: Uint32Array, added: KeywordsFile): MergedTerms {
  const most = old.terms + added.terms;
  const merged = { old: new Int32Array(most).fill(NONE), added: new Int32Array(most).fill(NONE) };
  let [length, bytes, next] = [0, 0, 0];
  const takeOld = (end: number) => {
    for (; next < end; next++) {
      if (holding[next]! === 0) continue;
      merged.old[length++] = next;
      bytes += old.termStarts[next + 1]! - old.termStarts[next]!;
    }
  };
  for (let term = 0; term < added.terms; term++) {
    const word = termAt(term, added);
    const position = positionOf(word, old);
    takeOld(position);
    if (position < old.terms && termAt(position, old) === word) merged.old[length] = next++;
    merged.added[length++] = term;
    bytes += added.termStarts[term + 1]! - added.termStarts[term]!;
  }
  takeOld(old.terms);
  return { old: merged.old.subarray(0, length), added: merged.added.subarray(0, length), bytes };
}

function collectionNames(
  { collections }: KeywordsFile,
  numbers: Uint32Array | Float32Array,
): (string | null)[] {
  return Array.from(numbers, (number) => collections[number]!);
}

/** Copies byte by byte: a call for each term would take longer than copying its few bytes. */
function writeTerms(merged: KeywordsFile, terms: MergedTerms, { old, added }: Parts): void {
  let at = 0;
  for (let position = 0; position < terms.old.length; position++) {
    const known = terms.old[position]!;
    const { termStarts, termBytes } = known === NONE ? added : old;
    const term = known === NONE ? terms.added[position]! : known;
    for (let from = termStarts[term]!; from < termStarts[term + 1]!; from++)
      merged.termBytes[at++] = termBytes[from]!;
    merged.termStarts[position + 1] = at;
  }
}

function writePostings(
  merged: KeywordsFile,
  terms: MergedTerms,
  { old, kept, added }: Parts,
): void {
  let next = 0;
  const places = Int32Array.from(kept, (isKept) => (isKept === 1 ? next++ : NONE));
  const addedPlaces = Int32Array.from(added.passageIds, () => next++);
  let posting = 0;
  const write = (from: KeywordsFile, term: number, places: Int32Array) => {
    if (term === NONE) return;
    for (let at = from.postingStarts[term]!; at < from.postingStarts[term + 1]!; at++) {
      const place = places[from.postingPassages[at]!]!;
      if (place === NONE) continue;
      merged.postingPassages[posting] = place;
      merged.occurrences[posting++] = from.occurrences[at]!;
    }
  };
  for (let position = 0; position < terms.old.length; position++) {
    write(old, terms.old[position]!, places);
    write(added, terms.added[position]!, addedPlaces);
    merged.postingStarts[position + 1] = posting;
  }
}
