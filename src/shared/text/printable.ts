/** Embedding, override and isolate marks of bidirectional text, as part of a character class. */
const DIRECTION_MARKS = "\\u202a-\\u202e\\u2066-\\u2069";
const DIRECTION = new RegExp(`[${DIRECTION_MARKS}]`, "g");
const UNPRINTABLE = new RegExp(`[\\p{Cc}\\u2028\\u2029${DIRECTION_MARKS}]`, "gu");

/**
 * The text with every character escaped that could move the cursor, change colours or reverse the reading direction, so that
 * a file name or an article can't mess up the terminal.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** The text with `instead` in place of the marks that change the direction of the text behind them. */
export function withoutDirectionMarks(text: string, instead = ""): string {
  return text.replace(DIRECTION, instead);
}

/** The text on one line: control characters and runs of white space become one space, the ends are trimmed. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
