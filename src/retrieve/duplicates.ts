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
  const isRelated = relatednessOf(hits);
  for (const hit of hits) {
    const twin = kept.findIndex((other) => isRelated(hit, other) && saysTheSame(hit, other));
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
  const isRelated = relatednessOf(hits);
  const groupOf = hits.map((hit) => {
    const known = groups.find(([first]) => isRelated(hit, first!) && areCopies(hit, first!));
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

type Compares = (a: Hit, b: Hit) => boolean;

/**
 * False for hits that share no word sequence at all, even through others: few are left to be compared. Hits that share one
 * are of the same cluster.
 */
function relatednessOf(hits: readonly Hit[]): Compares {
  const clusterOf = hits.map((_, i) => i);
  const holders = new Map<number, number>();
  hits.forEach(({ shingles }, i) => {
    for (const shingle of shingles) {
      const holder = holders.get(shingle);
      if (holder === undefined) holders.set(shingle, i);
      else if (clusterOf[holder] !== clusterOf[i])
        join(clusterOf, clusterOf[holder]!, clusterOf[i]!);
    }
  });
  const clusters = new Map(hits.map(({ passage }, i) => [passage.id, clusterOf[i]!]));
  return (a, b) => clusters.get(a.passage.id) === clusters.get(b.passage.id);
}

function join(clusterOf: number[], one: number, other: number): void {
  clusterOf.forEach((cluster, i) => {
    if (cluster === other) clusterOf[i] = one;
  });
}

function withTwin(hit: Hit, twin: Hit): Hit {
  const known = hit.alsoIn.some(({ id }) => id === twin.article.id);
  return known ? hit : { ...hit, alsoIn: [...hit.alsoIn, twin.article] };
}

function saysTheSame(a: Hit, b: Hit): boolean {
  return haveInCommon(a, b, SAME * Math.min(a.shingles.length, b.shingles.length));
}

function areCopies(a: Hit, b: Hit): boolean {
  return haveInCommon(a, b, COPY * Math.max(a.shingles.length, b.shingles.length));
}

/** Whether passages of different articles share so many word sequences: those of one article overlap and are no copies. */
function haveInCommon(a: Hit, b: Hit, least: number): boolean {
  return a.article.id !== b.article.id && shareAtLeast(least, a.shingles, b.shingles);
}

const SEQUENCE_WORDS = 4;

/** Each sequence of four words as a number, ascending; one said twice is there twice. @param stems as numbers */
export function shinglesOf(stems: Int32Array): Int32Array {
  const shingles = new Int32Array(Math.max(1, stems.length - SEQUENCE_WORDS + 1));
  for (let first = 0; first < shingles.length; first++) {
    let sequence = 0;
    for (let i = first; i < Math.min(stems.length, first + SEQUENCE_WORDS); i++) {
      sequence = Math.imul(sequence ^ stems[i]!, 0x01000193);
    }
    shingles[first] = sequence;
  }
  return shingles.sort();
}

/** Gives up as soon as the rest of the shorter can't make up for what is lacking: most passages are no copies. */
function shareAtLeast(least: number, a: Int32Array, b: Int32Array): boolean {
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
