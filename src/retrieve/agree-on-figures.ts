import type { Hit } from "../glossary/domain.ts";
import { questionsIn } from "../shared/text/languages/languages.ts";

/** Words with their decimals: "1.3", "9:40", "eleven". */
const WORD = /[\p{L}\p{N}]+(?:[.,:]\p{N}+)*/gu;

/** Number of words before or after a figure that show that two texts are about the same thing. */
const NEIGHBOURS = 3;

/**
 * Whether two copies of one text have the same figures in the sentence of the first that most likely answers. Figures are
 * compared only if the words next to them show that they are about the same thing. A corrected report differs here from
 * its first version.
 */
export function agreeOnFigures(hit: Hit, copy: Hit): boolean {
  const answering =
    hit.passage.sentences[hit.sentenceScores.indexOf(Math.max(...hit.sentenceScores))];
  if (answering === undefined) return true;
  const inCopy = new Map<string, string[]>();
  for (const { figure, places } of figuresOf(copy)) {
    for (const place of places) inCopy.set(place, [...(inCopy.get(place) ?? []), figure]);
  }
  return figuresOf(hit)
    .filter(({ at }) => at >= answering.start && at < answering.end)
    .every(({ figure, places }) =>
      places.every((place) => inCopy.get(place)?.includes(figure) ?? true),
    );
}

type Figure = {
  readonly figure: string;
  /** Into the passage. */
  readonly at: number;
  /** The words before it, and those after it. */
  readonly places: readonly string[];
};

function figuresOf({ passage, article }: Hit): Figure[] {
  const { number } = questionsIn(article.language ?? "en");
  const words = [...passage.text.matchAll(WORD)];
  return words.flatMap(({ 0: word, index: at }, i) => {
    const figure = word.toLowerCase();
    if (!number.test(figure)) return [];
    const around = [
      words.slice(Math.max(0, i - NEIGHBOURS), i),
      words.slice(i + 1, i + 1 + NEIGHBOURS),
    ];
    const places = around
      .map((some, side) => [side, ...some.map(([one]) => one.toLowerCase())].join(" "))
      .filter((_, side) => around[side]!.length === NEIGHBOURS);
    return [{ figure, at, places }];
  });
}
