import type { NumberedWords, Word } from "../../glossary/library.ts";
import type { Questions } from "../../shared/text/languages/language.ts";

/** A word of a passage that is a word of the question, or may be another form of one. */
export type WordMatch = {
  /** The question's stem. */
  readonly stem: string;
  /** Position among the words of the passage. */
  readonly nth: number;
  /** 1 for the word itself, less for what may be another form of it. */
  readonly likeness: number;
};

type Meaning = Pick<WordMatch, "stem" | "likeness">;

/** Finds the words of a question in passages. Stems are compared once: passages repeat the same few thousand. */
export class WordMatcher {
  readonly #words: readonly Word[];
  readonly #joinsNouns: boolean;
  /** By the number of a passage's stem. */
  readonly #meanings = new Map<number, readonly Meaning[]>();
  /** 1 for each ASCII character that a word of the question begins with. */
  readonly #firstLetters = new Uint8Array(ASCII + 1);

  /** @param words of the question, each stem once */
  constructor(words: readonly Word[], { joinsNouns = false }: Questions) {
    this.#words = words;
    this.#joinsNouns = joinsNouns;
    for (const { stem, number } of words) {
      this.#firstLetters[stem.charCodeAt(0)] = 1;
      this.#meanings.set(number, this.#meaningsOf(stem));
    }
  }

  /** Every match in a passage, in order. @param stemOf the stem of one of its words as it is written there */
  matches(
    text: string,
    { stems, starts, ends }: NumberedWords,
    stemOf: (word: string) => string,
  ): WordMatch[] {
    const matches: WordMatch[] = [];
    for (let nth = 0; nth < stems.length; nth++) {
      const number = stems[nth]!;
      let meanings = this.#meanings.get(number);
      if (meanings === undefined) {
        if (!this.#mayMatch(text.charCodeAt(starts[nth]!))) continue;
        meanings = this.#meaningsOf(stemOf(text.slice(starts[nth], ends[nth])));
        this.#meanings.set(number, meanings);
      }
      for (const { stem, likeness } of meanings) matches.push({ stem, nth, likeness });
    }
    return matches;
  }

  /** Similar words begin with the same letter. Only for ASCII letters is it known what they become in a stem. */
  #mayMatch(letter: number): boolean {
    return letter > ASCII || this.#joinsNouns || this.#firstLetters[letter | LOWER_CASE] === 1;
  }

  #meaningsOf(stem: string): readonly Meaning[] {
    const meanings: Meaning[] = [];
    for (const word of this.#words) {
      const likeness = likenessOf(word.stem, stem, this.#joinsNouns);
      if (likeness > 0) meanings.push({ stem: word.stem, likeness });
    }
    return meanings.length === 0 ? NONE : meanings;
  }
}

/** The last ASCII character, and the bit that turns an ASCII capital into a small letter and leaves digits as they are. */
const ASCII = 0x7f;
const LOWER_CASE = 0x20;

const NONE: readonly Meaning[] = [];

/** Shorter stems share a beginning by chance. */
const SHORTEST_BEGINNING = 4;

/** Share of the longer stem that both must have in common, from the first letter on. */
const ALIKE_FROM = 0.6;

/** Least share of a compound that a part of it must make up; shorter parts occur in words by chance. */
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
