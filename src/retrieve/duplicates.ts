import type { Hit } from "../glossary/domain.ts";
import { agreeOnFigures } from "./agree-on-figures.ts";

/** Share of the shorter text's word sequences that the other must contain to count as saying the same. */
const SAME = 0.5;

/** Share of the longer text's word sequences that two texts must have in common to be copies. */
const COPY = 0.5;

/**
 * Hits of different articles that say the same nearly word for word become one, under the best of
 * them; the others are named in `alsoIn`, or, with another figure where that one answers, kept in `variants`.
 * Order is kept.
 *
 * The measure is containment of word shingles (Broder 1997): wire copy survives cuts and new headlines.
 */
export function collapseDuplicates(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  const firsts: number[] = [];
  const shared = sharesOf(hits);
  hits.forEach((hit, i) => {
    const twin = firsts.findIndex((other) => shared(other, i, Math.min) >= SAME);
    if (twin < 0) {
      kept.push(hit);
      firsts.push(i);
    } else kept[twin] = withTwin(kept[twin]!, hit);
  });
  return kept;
}

/**
 * Reorders copies and versions of one text in different articles among their places, so that the one with most of the question's
 * words, names, outlets and dates comes first; of equal ones the newest, then the first in the library.
 *
 * Copies differ in a word or two. If the question has none of these, neither search can tell which copy is right, and chance would
 * order them, differently for every question.
 *
 * @param hits best first; the places and their scores stay as they are
 */
export function orderCopies(hits: readonly Hit[]): Hit[] {
  const groups: { readonly first: number; readonly copies: Hit[] }[] = [];
  const shared = sharesOf(hits);
  const groupOf = hits.map((hit, i) => {
    const known = groups.find(
      ({ first }) =>
        shared(first, i, Math.max) >= COPY ||
        (shared(first, i, Math.min) >= SAME && isRevised(hits[first]!, hit)),
    );
    const group = known ?? { first: i, copies: [] };
    if (!known) groups.push(group);
    group.copies.push(hit);
    return group.copies;
  });
  for (const { copies } of groups) copies.sort((a, b) => betterFirst(b, a));
  return hits.map((hit, place) => {
    const copy = groupOf[place]!.pop()!;
    const { score, featureScore } = hit;
    return copy === hit ? hit : { ...copy, score, featureScore };
  });
}

/** Another version of a text, which may say more: of a later day, with another figure where the text answers. */
function isRevised(one: Hit, other: Hit): boolean {
  const [day, otherDay] = [one.article.published, other.article.published];
  return day !== null && otherDay !== null && day !== otherDay && !agreeOnFigures(one, other);
}

function betterFirst(a: Hit, b: Hit): number {
  const [dayOfA, dayOfB] = [a.article.published ?? "", b.article.published ?? ""];
  const byDay = dayOfA === dayOfB ? 0 : dayOfA < dayOfB ? 1 : -1;
  return fitOf(b) - fitOf(a) || byDay || a.passage.id - b.passage.id;
}

/** How much of the question a copy has that another may lack: the month of a report, the outlet of an agency's story. */
function fitOf({ features: { coverage, names, cues } }: Hit): number {
  return coverage + names + cues;
}

function withTwin(hit: Hit, twin: Hit): Hit {
  if (agreeOnFigures(hit, twin)) {
    const known = hit.alsoIn.some(({ id }) => id === twin.article.id);
    return known ? hit : { ...hit, alsoIn: [...hit.alsoIn, twin.article] };
  }
  const { variants } = hit;
  const same = variants.find((variant) => agreeOnFigures(variant, twin));
  return {
    ...hit,
    variants:
      same === undefined
        ? [...variants, twin]
        : variants.map((variant) => (variant === same ? withTwin(same, twin) : variant)),
  };
}

/**
 * The share of the shorter (Math.min) or longer (Math.max) of two hits that the other has, too; 0 of one article, whose
 * passages overlap and are no copies. Hits are named by their positions, the smaller first.
 */
type Shares = (one: number, other: number, which: (a: number, b: number) => number) => number;

function sharesOf(hits: readonly Hit[]): Shares {
  const inCommon = sequencesInCommon(hits);
  return (one, other, which) => {
    const common = inCommon(one, other);
    if (common === 0 || hits[one]!.article.id === hits[other]!.article.id) return 0;
    return common / which(inCommon(one, one), inCommon(other, other));
  };
}

const SEQUENCE_WORDS = 4;

/** The sequences of four words as numbers, in order. @param stems as numbers */
export function shinglesOf(stems: Int32Array): Int32Array {
  const shingles = new Int32Array(Math.max(1, stems.length - SEQUENCE_WORDS + 1));
  for (let first = 0; first < shingles.length; first++) {
    let sequence = 0;
    for (let i = first; i < Math.min(stems.length, first + SEQUENCE_WORDS); i++) {
      sequence = Math.imul(sequence ^ stems[i]!, 0x01000193);
    }
    shingles[first] = sequence;
  }
  return shingles;
}

/** Knuth's multiplier: the highest bits of the product depend on all bits of the other factor. */
const SPREAD = 0x9e3779b1;

/**
 * How many different word sequences two hits have in common, the one with the smaller position first; with itself a hit
 * has all of its own in common.
 *
 * All sequences go through one hash table, in a sixth of the time that it takes to sort them. A slot leads to the latest
 * entry of a sequence, that to the one before: an entry for each hit that has it.
 */
function sequencesInCommon(hits: readonly Hit[]): (one: number, other: number) => number {
  const count = hits.length;
  const total = hits.reduce((sum, { shingles }) => sum + shingles.length, 0);
  const shift = Math.clz32(total) - 1;
  const slots = 2 ** (32 - shift);
  const latest = new Int32Array(slots);
  // Entries are counted from 1.
  const sequenceOf = new Int32Array(total + 1);
  const hitOf = new Uint16Array(total + 1);
  const before = new Int32Array(total + 1);
  const inCommon = new Uint16Array(count * count);
  let entry = 0;
  for (let hit = 0; hit < count; hit++) {
    const { shingles } = hits[hit]!;
    for (let i = 0; i < shingles.length; i++) {
      const sequence = shingles[i]!;
      let slot = Math.imul(sequence, SPREAD) >>> shift;
      while (latest[slot] !== 0 && sequenceOf[latest[slot]!] !== sequence)
        slot = (slot + 1) % slots;
      const known = latest[slot]!;
      if (known !== 0 && hitOf[known] === hit) continue;
      entry++;
      sequenceOf[entry] = sequence;
      hitOf[entry] = hit;
      before[entry] = known;
      latest[slot] = entry;
      for (let one = entry; one !== 0; one = before[one]!) inCommon[hitOf[one]! * count + hit]!++;
    }
  }
  return (one, other) => inCommon[one * count + other]!;
}
