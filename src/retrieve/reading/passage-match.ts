import type { Word } from "../../glossary/library.ts";
import type { Query } from "../question/query.ts";
import type { PassageInContext } from "./in-context.ts";
import { bestLikenesses, type WordMatch } from "./word-matches.ts";

/** How much of a question a passage contains, by spelling; shares are weighted by rarity, 0..1. */
export type PassageMatch = {
  readonly coverage: number;
  /** Rarity of the rarest missing word, divided by that of the question's rarest; 0 when none is missing. */
  readonly missing: number;
  readonly proximity: number;
  readonly pairs: number;
  readonly names: number;
  /** Coverage of each sentence alone. */
  readonly sentences: readonly number[];
};

/** Question words within a window of this many words, about a clause, count as close together. */
const WINDOW_WORDS = 10;

/** Matches a passage against the question. */
export function matchPassage(query: Query, context: PassageInContext): PassageMatch {
  const { passage, sentenceOf, titleStems, articleStems } = context;
  const { rarities } = query;
  const matches = context.matches.filter(({ stem }) => rarities.has(stem));
  const exact = matches.filter(isExact);
  const inPassage = bestLikenesses(matches);
  const present = (stem: string) => inPassage.get(stem) === 1 || titleStems.has(stem);
  const share = (likeness: (stem: string) => number): number => {
    let sum = 0;
    for (const [stem, weight] of rarities) sum += weight * likeness(stem);
    return query.totalRarity > 0 ? sum / query.totalRarity : 0;
  };
  const proximity = (places: readonly WordMatch[]): number => {
    const window = densestWindow(places, rarities);
    return share((stem) => (window.has(stem) ? 1 : 0));
  };
  return {
    coverage: share((stem) => (titleStems.has(stem) ? 1 : (inPassage.get(stem) ?? 0))),
    missing: rarest(query.words.filter(({ stem }) => !present(stem))) / (rarest(query.words) || 1),
    proximity: proximity(exact),
    pairs: shareOf(query.pairs, ([a, b]) => standTogether(exact, a, b)),
    names: shareOf(query.names, (stem) => present(stem) || articleStems.has(stem)),
    sentences: passage.sentences.map((_, sentence) => {
      const here = bestLikenesses(matches.filter(({ nth }) => sentenceOf[nth] === sentence));
      return share((stem) => here.get(stem) ?? 0);
    }),
  };
}

const isExact = ({ likeness }: WordMatch): boolean => likeness === 1;

/** The question's stems in the window of passage words where their total rarity is highest. */
function densestWindow(
  matches: readonly WordMatch[],
  rarities: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  let best = new Set<string>();
  let bestWeight = 0;
  matches.forEach((first, i) => {
    const window = new Set<string>();
    let weight = 0;
    for (const { stem, nth } of matches.slice(i)) {
      if (nth - first.nth >= WINDOW_WORDS) break;
      if (!window.has(stem)) weight += rarities.get(stem)!;
      window.add(stem);
    }
    if (weight > bestWeight) [best, bestWeight] = [window, weight];
  });
  return best;
}

function rarest(words: readonly Word[]): number {
  return Math.max(0, ...words.map(({ rarity }) => rarity));
}

/** True when `b` follows `a` directly or after one other word, as "Ban Ki-moon" or "withdrew the invitation". */
function standTogether(matches: readonly WordMatch[], a: string, b: string): boolean {
  const after = new Set(matches.filter(({ stem }) => stem === b).map(({ nth }) => nth));
  return matches.some(({ stem, nth }) => stem === a && (after.has(nth + 1) || after.has(nth + 2)));
}

/** Share of the items that pass; 1 when there are none, as nothing is missing then. */
function shareOf<T>(items: readonly T[], passes: (item: T) => boolean): number {
  return items.length === 0 ? 1 : items.filter(passes).length / items.length;
}
