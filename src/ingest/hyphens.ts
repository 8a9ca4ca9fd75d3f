const HYPHEN_END = /(\p{L}[\p{L}\p{M}'’-]*)[-\u2010]$/u;
const SOFT_HYPHEN = "\u00AD";
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const COMPOUND_END = /[\p{L}\p{N}][-\u2010]$/u;
const LOWER_WORD = /^\p{Ll}[\p{L}\p{M}'’]*/u;

/** Whether a line ends in the middle of a word, or of a compound. */
export function endsDivided(line: string): boolean {
  return HYPHEN_END.test(line) || line.endsWith(SOFT_HYPHEN);
}

/** Every word of the lines in lower case, compounds with their hyphens; divided words are left out. */
export function wordsIn(lines: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  let isDivided = false;
  for (const line of lines) {
    const whole = isDivided ? line.replace(LOWER_WORD, "") : line;
    isDivided = endsDivided(line);
    for (const word of whole.replace(HYPHEN_END, "").toLowerCase().match(WORD) ?? [])
      words.add(word);
  }
  return words;
}

/**
 * Join the lines of a paragraph with spaces, and words divided at line ends without their hyphen.
 *
 * A hyphen stays where it may belong to the word: "Anglo-\nSaxon", "state-of-the-\nart", or a word that
 * the document elsewhere writes with it, or whose halves it uses as words ("long-\nterm").
 *
 * @param words of the whole document, see `wordsIn`
 */
export function joinLines(lines: readonly string[], words: ReadonlySet<string>): string {
  return lines.reduce((text, line) => {
    if (text.endsWith(SOFT_HYPHEN)) return text.slice(0, -1) + line;
    const left = HYPHEN_END.exec(text)?.[1];
    const right = LOWER_WORD.exec(line)?.[0];
    const isOneWord = left !== undefined && right !== undefined;
    if (isOneWord && isDivided(left.toLowerCase(), right, words)) return text.slice(0, -1) + line;
    return COMPOUND_END.test(text) && /^[\p{L}\p{N}]/u.test(line) ? text + line : `${text} ${line}`;
  });
}

function isDivided(left: string, right: string, words: ReadonlySet<string>): boolean {
  if (words.has(left + right)) return true;
  if (left.includes("-") || words.has(`${left}-${right}`)) return false;
  return !(words.has(left) && words.has(right));
}
