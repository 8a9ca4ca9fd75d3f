/** Characters that show nothing: controls, soft hyphens, byte order marks. */
const INVISIBLE = /[\u00AD\uFEFF]|(?!\s)\p{Cc}/gu;

/** One line of text as the other rooms see it: visible, single-spaced, no space at its ends. */
export function collapseSpaces(text: string): string {
  return text.replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/** Whether there is anything to read: a rule such as `* * *` has none. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{So}\p{Sc}]/u.test(text);
}
