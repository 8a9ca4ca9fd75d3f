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
 * The text with every character spelled out that could move the cursor, change colours or turn the
 * direction of reading: what comes out of a file name or an article can't mess up the terminal.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
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
