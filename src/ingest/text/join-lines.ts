/**
 * A word before a hyphen at a line's end. Only searched in the last `LONGEST_WORD` characters, which limits the time
 * per line.
 */
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
 * Most lines that end at the hyphen of a compound, as a share of all lines. In English prose one word in a hundred has
 * a hyphen, which falls on a line end in about one of 150 lines. Columns that are typeset with hyphenation divide a
 * word in every tenth line.
 */
const COMPOUNDS_AT_LINE_ENDS = 0.04;
/** Ends of words that are no words: after the hyphen of a compound they don't occur. */
const FRAGMENT =
  /^(?:[cst]ion(?:s|al|ally|en)?|ments?|ness|ings?|ible|ously|tively?|ung(?:en)?|heit(?:en)?|keit(?:en)?|lich(?:e[nmrs]?)?)$/;

/** Whether a line ends in the middle of a word or compound. */
export function endsDivided(line: string): boolean {
  return HYPHEN_END.test(endOf(line)) || line.endsWith(SOFT_HYPHEN);
}

/** How a document spells its words. */
export type Spelling = {
  /** All words in lower case, compounds with their hyphens; without words divided at line ends. */
  readonly words: ReadonlySet<string>;
  /**
   * Whether words are divided at line ends, not only compounds: many lines end in a hyphen, or more of those that do
   * end in half a word than in half a compound.
   */
  readonly dividesWords: boolean;
};

/** Collects the words of a document from its lines, and determines whether it divides words at line ends. */
export function spellingOf(lines: readonly string[]): Spelling {
  const words = new Set<string>();
  const halves: (readonly [left: string, right: string])[] = [];
  let divided = 0;
  let isDivided = false;
  let left = "";
  for (const line of lines) {
    const shown = line.replace(INNER_SOFT_HYPHEN, "");
    const right = LOWER_WORD.exec(shown)?.[0];
    if (left !== "" && right !== undefined) halves.push([left, right]);
    const whole = isDivided ? shown.replace(LOWER_WORD, "") : shown;
    isDivided = endsDivided(shown);
    left = HYPHEN_END.exec(endOf(shown))?.[1]?.toLowerCase() ?? "";
    if (isDivided) divided++;
    const end = HYPHEN_END.exec(endOf(whole))?.[0] ?? "";
    const kept = whole.slice(0, whole.length - end.length);
    for (const word of kept.toLowerCase().match(WORD) ?? []) words.add(word);
  }
  const isWord = ([left, right]: readonly [string, string]) =>
    words.has(left + right) || FRAGMENT.test(right);
  const isCompound = ([left, right]: readonly [string, string]) =>
    words.has(`${left}-${right}`) || (words.has(left) && words.has(right));
  const dividesWords =
    divided > lines.length * COMPOUNDS_AT_LINE_ENDS ||
    halves.filter(isWord).length > halves.filter(isCompound).length;
  return { words, dividesWords };
}

/**
 * Joins the lines of a paragraph with spaces. Words divided at line ends lose their hyphen.
 *
 * A hyphen is kept where it may belong to the word: "Anglo-\nSaxon", "state-of-the-\nart", "e-\nmail", "pre-\nand
 * post-war", or a word that the document elsewhere writes with a hyphen, or whose halves it uses as words
 * ("long-\nterm"). It is also kept if few lines of the document end in one, unless the document has the word without a
 * hyphen.
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

/** How to join a line to the text before it; for "one word" the hyphen is removed. */
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
