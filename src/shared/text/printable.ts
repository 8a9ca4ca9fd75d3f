/** Embeddings, overrides and isolates of bidirectional text, as part of a character class. */
const DIRECTION_MARKS = "\\u202a-\\u202e\\u2066-\\u2069";
const DIRECTION = new RegExp(`[${DIRECTION_MARKS}]`, "g");
const UNPRINTABLE = new RegExp(`[\\p{Cc}\\u2028\\u2029${DIRECTION_MARKS}]`, "gu");

/**
 * The text with every character spelled out that could move the cursor, change colours or turn the
 * direction of reading: what comes out of a file name or an article can't mess up the terminal.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** The text without the marks that turn the direction of what follows, with `instead` in their place. */
export function withoutDirectionMarks(text: string, instead = ""): string {
  return text.replace(DIRECTION, instead);
}

/** The text in one line: control characters and runs of white space become one blank, the ends are trimmed. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
