import type { Hit, Passage } from "../domain.ts";

/** Share of the shorter text's word sequences that the other must have to say the same. */
const SAME = 0.5;

/** Share of the longer text's that two must have in common to be copies of one text. */
const COPY = 0.5;

/**
 * Hits of different articles that say the same nearly word for word become one, under the best of
 * them; the others are named in `alsoIn`. Order is kept.
 *
 * The measure is containment of word shingles (Broder 1997): wire copy survives cuts and new headlines.
 */
export function collapseDuplicates(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) {
    const twin = kept.findIndex((other) => saysTheSame(hit, other));
    if (twin < 0) kept.push(hit);
    else kept[twin] = withTwin(kept[twin]!, hit);
  }
  return kept;
}

/**
 * Copies of one text in different articles trade places until they stand in the order of the library.
 *
 * What tells copies apart is a changed word or two, and neither search can say which of them is right:
 * left alone, chance would order them, and differently for every question.
 *
 * @param hits best first; the places and their scores stay as they are
 */
export function orderCopies(hits: readonly Hit[]): Hit[] {
  const groups: Hit[][] = [];
  const groupOf = hits.map((hit) => {
    const known = groups.find(([first]) => areCopies(hit, first!));
    const group = known ?? [];
    if (!known) groups.push(group);
    group.push(hit);
    return group;
  });
  for (const group of groups) group.sort((a, b) => b.passage.id - a.passage.id);
  return hits.map(({ score, featureScore }, place) => ({
    ...groupOf[place]!.pop()!,
    score,
    featureScore,
  }));
}

function withTwin(hit: Hit, twin: Hit): Hit {
  const known = hit.alsoIn.some(({ id }) => id === twin.article.id);
  return known ? hit : { ...hit, alsoIn: [...hit.alsoIn, twin.article] };
}

function saysTheSame(a: Hit, b: Hit): boolean {
  return haveInCommon(a, b, (one, other) => SAME * Math.min(one, other));
}

function areCopies(a: Hit, b: Hit): boolean {
  return haveInCommon(a, b, (one, other) => COPY * Math.max(one, other));
}

/**
 * Whether passages of different articles share enough word sequences: those of one article overlap and are no
 * copies of each other.
 *
 * @param enough from the numbers of sequences of both
 */
function haveInCommon(a: Hit, b: Hit, enough: (one: number, other: number) => number): boolean {
  if (a.article.id === b.article.id) return false;
  const [one, other] = [shinglesOf(a.passage), shinglesOf(b.passage)];
  return shareAtLeast(enough(one.length, other.length), one, other);
}

/** Each word sequence of a passage as the number that stands for it, ascending; one said twice is there twice. */
type Shingles = Int32Array;

const SEQUENCE_WORDS = 4;
const known = new WeakMap<Passage, Shingles>();

/** The sequences of four words of a passage. */
function shinglesOf(passage: Passage): Shingles {
  const seen = known.get(passage);
  if (seen) return seen;
  const words = (passage.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(numberOf);
  const shingles = new Int32Array(Math.max(1, words.length - SEQUENCE_WORDS + 1));
  for (let first = 0; first < shingles.length; first++) {
    let sequence = 0;
    for (let i = first; i < Math.min(words.length, first + SEQUENCE_WORDS); i++) {
      sequence = Math.imul(sequence ^ words[i]!, 0x01000193);
    }
    shingles[first] = sequence;
  }
  shingles.sort();
  known.set(passage, shingles);
  return shingles;
}

/** FNV-1a, 32 bits: lists of numbers are sorted and compared several times as fast as sets of strings. */
function numberOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Gives up as soon as the rest of the shorter can't make up for what is lacking: most passages are no copies. */
function shareAtLeast(least: number, a: Shingles, b: Shingles): boolean {
  let common = 0;
  for (let i = 0, j = 0; common < least; ) {
    if (common + Math.min(a.length - i, b.length - j) < least) return false;
    const difference = a[i]! - b[j]!;
    if (difference === 0) common++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return true;
}
