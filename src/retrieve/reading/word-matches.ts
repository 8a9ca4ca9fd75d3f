import type { Token, Word } from "../../domain.ts";
import type { Questions } from "../../text/languages/language.ts";

/** A word of a passage that is, or may be another form of, a word of the question. */
export type WordMatch = {
  /** The question's stem. */
  readonly stem: string;
  /** Position in the passage, in words and in characters. */
  readonly nth: number;
  readonly at: number;
  /** 1 for the word itself, less for what may be another form of it. */
  readonly likeness: number;
};

type Meaning = Pick<WordMatch, "stem" | "likeness">;

/** Stems already compared with a question's words: its passages repeat the same few thousand. */
const compared = new WeakMap<readonly Word[], Map<string, readonly Meaning[]>>();

/** Every match of the question's words in a passage, in order. */
export function matchWords(
  words: readonly Word[],
  passageWords: readonly Token[],
  grammar: Questions,
): readonly WordMatch[] {
  const known = compared.get(words) ?? new Map<string, readonly Meaning[]>();
  compared.set(words, known);
  const matches: WordMatch[] = [];
  passageWords.forEach(({ stem, span }, nth) => {
    let meanings = known.get(stem);
    if (meanings === undefined) {
      meanings = meaningsOf(stem, words, grammar);
      known.set(stem, meanings);
    }
    for (const { stem: asked, likeness } of meanings) {
      matches.push({ stem: asked, likeness, nth, at: span.start });
    }
  });
  return matches;
}

function meaningsOf(
  stem: string,
  words: readonly Word[],
  { joinsNouns = false }: Questions,
): Meaning[] {
  return words
    .map((word) => ({ stem: word.stem, likeness: likenessOf(word.stem, stem, joinsNouns) }))
    .filter(({ likeness }) => likeness > 0);
}

/** Shorter stems begin alike by chance. */
const SHORTEST_BEGINNING = 4;

/** Share of the longer stem that both must have in common, from the first letter on. */
const ALIKE_FROM = 0.6;

/** What a part of a compound and the whole have in common at least; shorter parts occur in words by chance. */
const PART = 0.6;
const SHORTEST_PART = 5;

/**
 * How likely two stems are forms of one word, 0..1: the beginning that they share, as a share of the
 * longer of the two. "Syria" and "Syrian" score .83, "withdraw" and "withdrawal" .8; 0 below ALIKE_FROM.
 */
function likenessOf(a: string, b: string, joinsNouns: boolean): number {
  if (a === b) return 1;
  if (joinsNouns && isPartOf(a, b)) return Math.max(PART, shareOfBeginning(a, b));
  return shareOfBeginning(a, b);
}

/** Whether one is the beginning or end of the other, as "spiel" of "fussballspiel". */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_PART && (long.startsWith(short) || long.endsWith(short));
}

function shareOfBeginning(a: string, b: string): number {
  if (a[0] !== b[0]) return 0;
  let common = 1;
  while (common < a.length && a[common] === b[common]) common++;
  const share = common / Math.max(a.length, b.length);
  return common >= SHORTEST_BEGINNING && share >= ALIKE_FROM ? share : 0;
}

/** For each stem that is there, the likeness of its best match. */
export function bestLikenesses(matches: readonly WordMatch[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const { stem, likeness } of matches) {
    if (likeness > (best.get(stem) ?? 0)) best.set(stem, likeness);
  }
  return best;
}
