import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** Lines longer than this tire the eye, however wide the window is. */
const WIDEST = 100;
const NARROWEST = 20;

/** Columns to write in: those of the window within bounds, or where there is none `elsewhere`. */
export function columnsOf(stream: { readonly columns?: number }, elsewhere = 80): number {
  if (!stream.columns) return elsewhere;
  return Math.min(WIDEST, Math.max(NARROWEST, stream.columns));
}

/**
 * Break a text, styled or not, into lines of at most `columns`. The first line starts with `first`,
 * the others with `rest`; both are equally wide.
 */
export function wrap(text: string, columns: number, first: string, rest = first): string[] {
  return wrapAnsi(text, columns - stringWidth(rest), { hard: true })
    .split("\n")
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd());
}
