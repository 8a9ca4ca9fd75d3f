/** In the last `LONGEST_WORD` characters of a line, so that no line takes long. */
const HYPHEN_END = /(\p{L}[\p{L}\p{M}'’-]*)[-\u2010]$/u;
const LONGEST_WORD = 60;
const SOFT_HYPHEN = "\u00AD";
const INNER_SOFT_HYPHEN = /\u00AD(?=.)/g;
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const COMPOUND_END = /[\p{L}\p{N}][-\u2010]$/u;
const LOWER_WORD = /^\p{Ll}[\p{L}\p{M}'’]*/u;
/** What follows the first half of "pre- and post-war". */
const CONJUNCTION = /^(?:and|or|und|oder|et|ou)$/;
/**
 * More lines than this do not end at the hyphen of a compound: English prose has one in a hundred words, which falls on a
 * line end in about one of 150 lines. Columns that are typeset with hyphenation divide a word in every tenth.
 */
const COMPOUNDS_AT_LINE_ENDS = 0.04;

/** Whether a line ends in the middle of a word, or of a compound. */
export function endsDivided(line: string): boolean {
  return HYPHEN_END.test(endOf(line)) || line.endsWith(SOFT_HYPHEN);
}

/** How a document writes its words. */
export type Spelling = {
  /** Every word in lower case, compounds with their hyphens; words divided at line ends are left out. */
  readonly words: ReadonlySet<string>;
  /** Whether so many lines end in a hyphen that words are divided, not only compounds at their own. */
  readonly dividesWords: boolean;
};

export function spellingOf(lines: readonly string[]): Spelling {
  const words = new Set<string>();
  let divided = 0;
  let isDivided = false;
  for (const line of lines) {
    const shown = line.replace(INNER_SOFT_HYPHEN, "");
    const whole = isDivided ? shown.replace(LOWER_WORD, "") : shown;
    isDivided = endsDivided(shown);
    if (isDivided) divided++;
    const end = HYPHEN_END.exec(endOf(whole))?.[0] ?? "";
    const kept = whole.slice(0, whole.length - end.length);
    for (const word of kept.toLowerCase().match(WORD) ?? []) words.add(word);
  }
  return { words, dividesWords: divided > lines.length * COMPOUNDS_AT_LINE_ENDS };
}

/**
 * Joins the lines of a paragraph with spaces, and words divided at line ends without their hyphen.
 *
 * A hyphen stays where it may belong to the word: "Anglo-\nSaxon", "state-of-the-\nart", "e-\nmail", "pre-\nand post-war", or a
 * word that the document elsewhere writes with it, or whose halves it uses as words ("long-\nterm"). It also stays where few
 * lines end in one, unless the document has the word whole.
 *
 * @param spelling of the whole document
 * @returns what each line adds to the text, in order
 */
export function joinLines(lines: readonly string[], spelling: Spelling): string[] {
  const pieces: string[] = [];
  let end = "";
  for (const line of lines) {
    const joint = pieces.length === 0 ? "together" : jointOf(end, line, spelling);
    if (joint === "one word") {
      pieces.push(pieces.pop()!.slice(0, -1));
      end = end.slice(0, -1);
    }
    const piece = joint === "apart" ? ` ${line}` : line;
    pieces.push(piece);
    end = endOf(end + piece);
  }
  return pieces;
}

/** How a line follows the end of the text before it: in one word, the hyphen goes. */
function jointOf(end: string, line: string, spelling: Spelling): "one word" | "together" | "apart" {
  if (end.endsWith(SOFT_HYPHEN)) return "one word";
  const left = HYPHEN_END.exec(end)?.[1];
  const right = LOWER_WORD.exec(line)?.[0];
  const isOneWord = left !== undefined && right !== undefined;
  if (isOneWord && isDivided(left.toLowerCase(), right, spelling)) return "one word";
  if (isOneWord && CONJUNCTION.test(right)) return "apart";
  return COMPOUND_END.test(end) && /^[\p{L}\p{N}]/u.test(line) ? "together" : "apart";
}

function endOf(text: string): string {
  return text.slice(-LONGEST_WORD);
}

function isDivided(left: string, right: string, { words, dividesWords }: Spelling): boolean {
  if (words.has(left + right)) return true;
  if (!dividesWords || left.length === 1 || CONJUNCTION.test(right)) return false;
  if (left.includes("-") || words.has(`${left}-${right}`)) return false;
  return !(words.has(left) && words.has(right));
}
