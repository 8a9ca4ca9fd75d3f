import type { Hit } from "../domain.ts";

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
  const firsts: number[] = [];
  const inCommon = sequencesInCommon(hits);
  hits.forEach((hit, i) => {
    const twin = firsts.findIndex((other) => saysTheSame(hit, hits[other]!, inCommon(other, i)));
    if (twin < 0) {
      kept.push(hit);
      firsts.push(i);
    } else kept[twin] = withTwin(kept[twin]!, hit);
  });
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
  const groups: { readonly first: number; readonly copies: Hit[] }[] = [];
  const inCommon = sequencesInCommon(hits);
  const groupOf = hits.map((hit, i) => {
    const known = groups.find(({ first }) => areCopies(hit, hits[first]!, inCommon(first, i)));
    const group = known ?? { first: i, copies: [] };
    if (!known) groups.push(group);
    group.copies.push(hit);
    return group.copies;
  });
  for (const { copies } of groups) copies.sort((a, b) => b.passage.id - a.passage.id);
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

/** @param inCommon number of word sequences that both have */
function saysTheSame(a: Hit, b: Hit, inCommon: number): boolean {
  const least = SAME * Math.min(a.shingles.length, b.shingles.length);
  return a.article.id !== b.article.id && inCommon >= least;
}

/** Passages of one article overlap and are no copies of each other. */
function areCopies(a: Hit, b: Hit, inCommon: number): boolean {
  const least = COPY * Math.max(a.shingles.length, b.shingles.length);
  return a.article.id !== b.article.id && inCommon >= least;
}

const SEQUENCE_WORDS = 4;

/** The sequences of four words as numbers, each once. @param stems as numbers */
export function shinglesOf(stems: Int32Array): Int32Array {
  const shingles = new Int32Array(Math.max(1, stems.length - SEQUENCE_WORDS + 1));
  for (let first = 0; first < shingles.length; first++) {
    let sequence = 0;
    for (let i = first; i < Math.min(stems.length, first + SEQUENCE_WORDS); i++) {
      sequence = Math.imul(sequence ^ stems[i]!, 0x01000193);
    }
    shingles[first] = sequence;
  }
  shingles.sort();
  const repeats = (shingle: number, i: number) => i > 0 && shingle === shingles[i - 1];
  return shingles.some(repeats) ? shingles.filter((one, i) => !repeats(one, i)) : shingles;
}

/**
 * How many word sequences two hits have in common, by their positions, the smaller first. All sequences are sorted
 * together, so that those in common are neighbours, which takes less time than to compare each two hits.
 */
function sequencesInCommon(hits: readonly Hit[]): (one: number, other: number) => number {
  const count = hits.length;
  const keys = new Float64Array(hits.reduce((sum, { shingles }) => sum + shingles.length, 0));
  let at = 0;
  hits.forEach(({ shingles }, hit) => {
    for (const shingle of shingles) keys[at++] = shingle * count + hit;
  });
  keys.sort();
  const inCommon = new Uint16Array(count * count);
  for (let first = 0, end = 1; end <= keys.length; end++) {
    const sequence = Math.floor(keys[first]! / count);
    if (end < keys.length && Math.floor(keys[end]! / count) === sequence) continue;
    const hitAt = (i: number) => keys[i]! - sequence * count;
    for (let i = first; i < end; i++) {
      for (let j = i + 1; j < end; j++) inCommon[hitAt(i) * count + hitAt(j)]!++;
    }
    first = end;
  }
  return (one, other) => inCommon[one * count + other]!;
}
