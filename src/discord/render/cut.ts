import type { Span } from "../../glossary/domain.ts";
import { firstIndex } from "../../shared/text/first-index.ts";

/** Says that something was left out. */
export const ELLIPSIS = "…";

/** Where a text may end: after a sentence if that is possible, else after a word, else after a character. */
const UNITS = ["sentence", "word", "grapheme"] as const;

/**
 * The largest part of a text that fits and contains the focus, cut between sentences. If the focus alone is too long, its end is cut
 * off, between words or, failing that, between graphemes; never inside a surrogate pair, an emoji or an accented letter.
 *
 * @param focus the part that matters; `{ start: 0, end: 0 }` for the beginning
 * @param longest how far to look on either side of the focus's start, in UTF-16 code units
 * @param fits if it is true of a part, it must be true of every part of that part
 * @returns an empty span if not even a character fits
 */
export function cutAround(
  text: string,
  focus: Span,
  longest: number,
  fits: (part: Span) => boolean,
): Span {
  const whole = { start: 0, end: text.length };
  if (text.length <= longest && fits(whole)) return whole;
  const start = startBefore(text, focus, longest, fits);
  for (const unit of UNITS) {
    const possible = [...endsAfter(text, start, longest, unit), focus.end]
      .filter((end) => end > start && end - start <= longest)
      .sort((a, b) => a - b);
    const end = lastThat(possible, (end) => fits({ start, end }));
    if (end !== undefined) return { start, end: start + text.slice(start, end).trimEnd().length };
  }
  return { start, end: start };
}

/**
 * The beginning of a text that fits, with an ellipsis where it was cut.
 *
 * @param longest how far to look, in UTF-16 code units
 * @param fits is called with the text as it would be returned
 */
export function cutToFit(text: string, longest: number, fits: (text: string) => boolean): string {
  const written = (part: Span) =>
    part.end === text.length ? text : `${text.slice(0, part.end).trimEnd()} ${ELLIPSIS}`.trim();
  return written(cutAround(text, { start: 0, end: 0 }, longest, (part) => fits(written(part))));
}

/** The earliest start of a sentence from which the text up to the focus's end still fits; the focus's start if there is none. */
function startBefore(
  text: string,
  focus: Span,
  longest: number,
  fits: (part: Span) => boolean,
): number {
  const from = Math.max(0, focus.start - longest);
  const starts = [
    ...(from === 0 ? [0] : []),
    ...ends(text.slice(from, focus.start), "sentence").map((end) => from + end),
  ];
  const latestFirst = starts.filter((start) => start <= focus.start).reverse();
  return lastThat(latestFirst, (start) => fits({ start, end: focus.end })) ?? focus.start;
}

/** Ends of the units behind `start`, without a last one that may be incomplete. */
function endsAfter(
  text: string,
  start: number,
  longest: number,
  unit: (typeof UNITS)[number],
): number[] {
  const found = ends(text.slice(start, start + longest), unit).map((end) => start + end);
  return start + longest < text.length ? found.slice(0, -1) : found;
}

/** Offsets after each sentence, word or character, in order. */
function ends(text: string, granularity: (typeof UNITS)[number]): number[] {
  const segmenter = new Intl.Segmenter("en", { granularity });
  return Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);
}

/** The last value that passes, if all that pass come first. */
function lastThat(values: readonly number[], passes: (value: number) => boolean) {
  return values[firstIndex(0, values.length, (index) => !passes(values[index]!)) - 1];
}
