/** Invisible characters: controls, soft hyphens, byte order marks. */
const INVISIBLE = /[\u00AD\uFEFF]|(?!\s)\p{Cc}/gu;

/** The text in one line, trimmed and single-spaced, without invisible characters. */
export function collapseSpaces(text: string): string {
  return text.replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/** Whether a text has anything to read: letters, numbers or symbols, unlike a rule such as `* * *`. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{So}\p{Sc}]/u.test(text);
}

/**
 * Thai, Lao, Burmese, Khmer, Kana, Han: written without spaces, so two letters count as one word. Not the shared
 * `UNSPACED`, whose other ranges would change where passages that are already indexed were cut.
 */
const UNSPACED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF]/g;
const UNSPACED_PER_WORD = 2;

/** Runs without a space, such as URLs, count as one word for each of this many characters. */
const LONGEST_WORD = 12;

/** Length of a text in words, in any script; at least 1. */
export function countWords(text: string): number {
  const spaced = text.match(/\S+/g)?.length ?? 0;
  const unspaced = (text.match(UNSPACED)?.length ?? 0) / UNSPACED_PER_WORD;
  return Math.ceil(Math.max(1, spaced, unspaced, text.length / LONGEST_WORD));
}
