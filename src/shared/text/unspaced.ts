/**
 * Letters and marks of scripts without spaces between words, for use inside the brackets of a regular expression with the
 * flag `u` or `v`.
 */
export const UNSPACED = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{scx=${script}}`)
  .join("");
