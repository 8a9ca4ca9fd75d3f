import { endsClause } from "../../shared/text/ends-sentence.ts";

/** Lines of hard-wrapped text, as e-mail has it, are at most this long. */
const LONGEST_WRAPPED = 100;
/** A shorter line that breaks off is a caption, a verse or a list rather than half a sentence. */
const SHORTEST_BROKEN = 60;
const SHORTEST_WRAPPED = 40;
/** Lines may end this much earlier: quoted and indented ones were wrapped at another width. */
const SLACK = 8;
/** Share of line breaks inside sentences that shows a text to be wrapped. */
const WRAPPED_SHARE = 0.3;

/** A word in lower case, no address. */
const LOWER_START = /^["'“‘«([]*(?!https?:|www\.)\p{Ll}/u;
const CASELESS_START = /^["'“‘«([]*\p{Lo}/u;

/** Whether two lines with at most a blank one between them are halves of a sentence. */
export function breaksOff(line: string, next: string): boolean {
  return line.length >= SHORTEST_BROKEN && !endsClause(line) && LOWER_START.test(next);
}

/**
 * Width in characters to which a text was hard-wrapped, or `null` if its line breaks are intended: decided by
 * the share of them that fall inside a sentence, with no end before and no capital after. Text with more lines that are longer
 * is not wrapped.
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
    const runsOn = LOWER_START.test(next) || CASELESS_START.test(next);
    if (line.length <= LONGEST_WRAPPED && runsOn && !endsClause(line)) broken.push(line.length);
  }
  if (broken.length <= longer || broken.length < breaks * WRAPPED_SHARE) return null;
  broken.sort((a, b) => a - b);
  return broken[Math.floor(broken.length * 0.9)] ?? null;
}

/** Whether the first word of the next line had no room on this one, as mail programs fill lines greedily. */
export function isFull(line: string, next: string, width: number): boolean {
  const nextWord = /^\S*/.exec(next)?.[0] ?? "";
  return line.length <= LONGEST_WRAPPED && line.length + 1 + nextWord.length > width - SLACK;
}
