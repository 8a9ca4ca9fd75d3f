/** Letters of scripts that put no space between words; two of them count as a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const UNSPACED_PER_WORD = 2;

/** Runs without a space, such as addresses, count by their length. */
const LONGEST_WORD = 12;

/** Length of a text in words, in any script; a measure of the room it takes, at least 1. */
export function countWords(text: string): number {
  const spaced = text.match(/\S+/g)?.length ?? 0;
  const unspaced = (text.match(UNSPACED)?.length ?? 0) / UNSPACED_PER_WORD;
  return Math.ceil(Math.max(1, spaced, unspaced, text.length / LONGEST_WORD));
}
