import { endsClause } from "../../shared/text/ends-sentence.ts";

/** Most characters in a line of hard-wrapped text, such as e-mail. */
const LONGEST_WRAPPED = 100;
/** Shorter lines that break off belong to a caption, a verse or a list, not to a sentence. */
const SHORTEST_BROKEN = 60;
const SHORTEST_WRAPPED = 40;
/** Lines may be this much shorter than the width: quoted and indented ones were wrapped at another width. */
const SLACK = 8;
/** Least share of line breaks inside sentences in a hard-wrapped text. */
const WRAPPED_SHARE = 0.3;

/** Starts with a word in lower case that is not a web address. */
const LOWER_START = /^["'“‘«([]*(?!https?:|www\.)\p{Ll}/u;
const CASELESS_START = /^["'“‘«([]*\p{Lo}/u;

/** "di Giulia Ferrante", "by Jane Doe": a byline, not the end of a sentence. */
const BYLINE =
  /^(?:by|von|par|por|di|da|de|door|av|af|przez) \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** Whether two lines, with at most one blank line between them, are halves of a sentence. */
export function breaksOff(line: string, next: string): boolean {
  return line.length >= SHORTEST_BROKEN && !endsClause(line) && startsLower(next);
}

/**
 * Width in characters to which a text was hard-wrapped; `null` if its line breaks are intended. Decided by the share of
 * line breaks inside a sentence: no sentence end before, no capital after. A text with more overlong lines than such
 * breaks is not wrapped.
 */
export function wrapWidth(lines: readonly string[]): number | null {
  let breaks = 0;
  let longer = 0;
  const broken: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.trimStart() ?? "";
    if (line.length > LONGEST_WRAPPED) longer++;
    if (line.length < SHORTEST_WRAPPED || next === "") continue;
    breaks++;
    const runsOn = startsLower(next) || CASELESS_START.test(next);
    if (line.length <= LONGEST_WRAPPED && runsOn && !endsClause(line)) broken.push(line.length);
  }
  if (broken.length <= longer || broken.length < breaks * WRAPPED_SHARE) return null;
  broken.sort((a, b) => a - b);
  return broken[Math.floor(broken.length * 0.9)] ?? null;
}

/** Whether a line had no room for the first word of the next one: mail programs fill lines as far as possible. */
export function isFull(line: string, next: string, width: number): boolean {
  const nextWord = /^\S*/.exec(next)?.[0] ?? "";
  return line.length <= LONGEST_WRAPPED && line.length + 1 + nextWord.length > width - SLACK;
}

function startsLower(line: string): boolean {
  return LOWER_START.test(line) && !BYLINE.test(line);
}
