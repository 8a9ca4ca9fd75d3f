import { writeScores } from "./bm25.ts";
import { type KeywordsFile, layOut, positionOf, termAt } from "./keywords-file.ts";

/** A term of the merged file: its position in the earlier one, in the added one or in both. */
type MergedTerm = { readonly old: number | null; readonly added: number | null };

/**
 * Some passages of an earlier file and all of another one, to the byte as if the words of all were cut again. Terms and
 * postings keep their order, so they are merged; only the scores, which depend on all passages, are computed again.
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
      terms: terms.length,
      postings: holding.reduce((sum, count) => sum + count, added.postingPassages.length),
      termBytes: terms.reduce((sum, term) => {
        const { start, end } = spellingOf(term, old, added);
        return sum + end - start;
      }, 0),
    },
    names,
  );
  const firstAdded = names.length - added.passageIds.length;
  file.passageIds.set(keptOf(old.passageIds));
  file.passageIds.set(added.passageIds, firstAdded);
  file.lengths.set(keptOf(old.lengths));
  file.lengths.set(added.lengths, firstAdded);
  writeTerms(file, terms, old, added);
  writePostings(file, terms, old, kept, added);
  writeScores(file);
  return file;
}

/** In how many passages that are kept each term is. */
function keptPostings({ terms, postingStarts, postingPassages }: KeywordsFile, kept: Uint8Array) {
  const holding = new Uint32Array(terms);
  for (let term = 0; term < terms; term++) {
    for (let at = postingStarts[term]!; at < postingStarts[term + 1]!; at++)
      holding[term]! += kept[postingPassages[at]!]!;
  }
  return holding;
}

/** Without those that only removed passages had. */
function mergedTerms(old: KeywordsFile, holding: Uint32Array, added: KeywordsFile): MergedTerm[] {
  const merged: MergedTerm[] = [];
  let next = 0;
  const takeOld = (end: number) => {
    for (; next < end; next++) if (holding[next]! > 0) merged.push({ old: next, added: null });
  };
  for (let term = 0; term < added.terms; term++) {
    const word = termAt(term, added);
    const position = positionOf(word, old);
    takeOld(position);
    const isKnown = position < old.terms && termAt(position, old) === word;
    merged.push({ old: isKnown ? position : null, added: term });
    if (isKnown) next++;
  }
  takeOld(old.terms);
  return merged;
}

function collectionNames(
  { collections }: KeywordsFile,
  numbers: Uint32Array | Float32Array,
): (string | null)[] {
  return Array.from(numbers, (number) => collections[number]!);
}

/** Where the UTF-8 of a term is: in `termBytes` of that file. */
function spellingOf(term: MergedTerm, old: KeywordsFile, added: KeywordsFile) {
  const [file, position] = term.old === null ? [added, term.added!] : [old, term.old];
  return { file, start: file.termStarts[position]!, end: file.termStarts[position + 1]! };
}

function writeTerms(
  merged: KeywordsFile,
  terms: readonly MergedTerm[],
  old: KeywordsFile,
  added: KeywordsFile,
): void {
  let at = 0;
  for (const [position, term] of terms.entries()) {
    const { file, start, end } = spellingOf(term, old, added);
    at += file.termBytes.copy(merged.termBytes, at, start, end);
    merged.termStarts[position + 1] = at;
  }
}

function writePostings(
  merged: KeywordsFile,
  terms: readonly MergedTerm[],
  old: KeywordsFile,
  kept: Uint8Array,
  added: KeywordsFile,
): void {
  /** Where each passage that is kept is now. */
  const places = new Uint32Array(kept.length);
  for (let passage = 1; passage < kept.length; passage++)
    places[passage] = places[passage - 1]! + kept[passage - 1]!;
  const firstAdded = merged.passageIds.length - added.passageIds.length;
  let posting = 0;
  const write = (passage: number, occurrences: number) => {
    merged.postingPassages[posting] = passage;
    merged.occurrences[posting++] = occurrences;
  };
  for (const [position, term] of terms.entries()) {
    eachPosting(old, term.old, (passage, occurrences) => {
      if (kept[passage] === 1) write(places[passage]!, occurrences);
    });
    eachPosting(added, term.added, (passage, occurrences) => {
      write(firstAdded + passage, occurrences);
    });
    merged.postingStarts[position + 1] = posting;
  }
}

function eachPosting(
  { postingStarts, postingPassages, occurrences }: KeywordsFile,
  term: number | null,
  use: (passage: number, occurrences: number) => void,
): void {
  if (term === null) return;
  for (let at = postingStarts[term]!; at < postingStarts[term + 1]!; at++)
    use(postingPassages[at]!, occurrences[at]!);
}
