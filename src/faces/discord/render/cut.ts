import type { Span } from "../../../domain.ts";

/** Says that something was left out. */
export const ELLIPSIS = "…";

/** Where a text may end: after a sentence if that is possible, else after a word, else after a character. */
const UNITS = ["sentence", "word", "grapheme"] as const;

/**
 * The largest part of a text that fits and holds the place that matters, cut between sentences. When
 * the place alone is too long, it is cut from its end, between words or, failing that, characters as
 * people see them; never inside a surrogate pair, an emoji or a letter with its accents.
 *
 * @param focus the place that matters; `{ start: 0, end: 0 }` for the beginning
 * @param fits must be true of every part of a part that fits
 * @returns an empty span when not even a character fits
 */
export function cutAround(text: string, focus: Span, fits: (part: Span) => boolean): Span {
  const whole = { start: 0, end: text.length };
  if (fits(whole)) return whole;
  const starts = [0, ...ends(text, "sentence")].filter((start) => start <= focus.start);
  const start = starts.find((start) => fits({ start, end: focus.end })) ?? focus.start;
  for (const unit of UNITS) {
    const possible = [...ends(text.slice(start), unit).map((end) => start + end), focus.end]
      .filter((end) => end > start)
      .sort((a, b) => a - b);
    const end = lastThat(possible, (end) => fits({ start, end }));
    if (end !== undefined) return { start, end: start + text.slice(start, end).trimEnd().length };
  }
  return { start, end: start };
}

/**
 * The beginning of a text that fits, with an ellipsis where it was cut.
 *
 * @param fits is asked about the text as it would be returned
 */
export function cutToFit(text: string, fits: (text: string) => boolean): string {
  const written = (part: Span) =>
    part.end === text.length ? text : `${text.slice(0, part.end).trimEnd()} ${ELLIPSIS}`.trim();
  return written(cutAround(text, { start: 0, end: 0 }, (part) => fits(written(part))));
}

/** Offsets after each sentence, word or character, in order. */
function ends(text: string, granularity: (typeof UNITS)[number]): number[] {
  const segmenter = new Intl.Segmenter("en", { granularity });
  return Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);
}

/** The last of the values that passes, when all that pass come first. */
function lastThat(values: readonly number[], passes: (value: number) => boolean) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(values[middle]!)) low = middle + 1;
    else high = middle;
  }
  return values[low - 1];
}
