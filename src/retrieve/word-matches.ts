import type { Token, Word } from "../domain.ts";
import { alike } from "./alike.ts";

/** A place in a passage, counted in words and in characters, that has a word of the question. */
export type Found = {
  /** The question's stem. */
  readonly stem: string;
  readonly nth: number;
  readonly at: number;
  /** 1 for the word itself, less for what may be another form of it. */
  readonly likeness: number;
};

type Meaning = Pick<Found, "stem" | "likeness">;

/** Stems already compared with a question's words: its passages repeat the same few thousand. */
const compared = new WeakMap<readonly Word[], Map<string, readonly Meaning[]>>();

/** Every place that has one of the question's words, in order. */
export function findWords(words: readonly Word[], passageWords: readonly Token[]): Found[] {
  const known = compared.get(words) ?? new Map<string, readonly Meaning[]>();
  compared.set(words, known);
  const found: Found[] = [];
  passageWords.forEach(({ stem, span }, nth) => {
    let meanings = known.get(stem);
    if (meanings === undefined) {
      meanings = meaningsOf(stem, words);
      known.set(stem, meanings);
    }
    for (const { stem: asked, likeness } of meanings) {
      found.push({ stem: asked, likeness, nth, at: span.start });
    }
  });
  return found;
}

function meaningsOf(stem: string, words: readonly Word[]): Meaning[] {
  return words
    .map((word) => ({ stem: word.stem, likeness: alike(word.stem, stem) }))
    .filter(({ likeness }) => likeness > 0);
}

/** How far each of the question's stems is there: the likeness of its most like place. */
export function likenesses(found: readonly Found[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const { stem, likeness } of found) {
    if (likeness > (best.get(stem) ?? 0)) best.set(stem, likeness);
  }
  return best;
}
