import type { PageBlock } from "../clean/page-block.ts";
import { isByline } from "./bylines.ts";
import { findDate } from "./find-date.ts";
import { isStatement } from "./stated-date.ts";

const MOST_HEADLINE_WORDS = 30;
/** Most lines at the top that are searched for the headline. */
const MOST_HEAD_LINES = 200;
const FOR_RELEASE = /^for immediate release\b/i;
/** "Email: press@example.org", "From: Jane Doe <jane@example.org>". */
const ADDRESS = /\p{L}@\p{L}/u;
/**
 * Words that may be a headline's subject: at least four letters, or two in scripts without spaces between words. Longer
 * runs are matched in parts: a run of millions of letters would overflow the stack of the regular expression engine.
 */
const SUBJECT_WORD = /[\p{sc=Han}\p{sc=Katakana}]{2}|[\p{L}\p{N}]{4,60}/gu;

/** A shorter line is more often the name of a site, a section or a person, unless the text begins with it. */
const SHORTEST_LINE = 4;
/** A line that shares this many subject words is the headline; a later line that shares more doesn't win. */
const ENOUGH_SHARED = 3;

/**
 * The line above the prose that shares most subject words with it, else the first heading there; `undefined` if there
 * is neither. Headings win ties; dates, addresses and bylines are excluded.
 *
 * @param least words it must share; if more than one, there is no fallback to the first heading
 */
export function findHeadline(page: readonly PageBlock[], least = 1): PageBlock | undefined {
  const subjects = new Set(
    page.filter(({ prose }) => prose).flatMap(({ text }) => subjectsOf(text)),
  );
  const head = page.filter(({ place }, index) => place === "before" || index === 0);
  const lines = head.slice(0, MOST_HEAD_LINES).filter((block) => !block.prose && !isAside(block));
  const headings = lines.filter(({ kind }) => kind === "heading");
  const shared = ({ text }: PageBlock) =>
    Math.min(ENOUGH_SHARED, new Set(subjectsOf(text).filter((word) => subjects.has(word))).size);
  const opening = page.find(({ prose }) => prose)?.text ?? "";
  const isName = ({ kind, words, text }: PageBlock) =>
    kind === "line" && words < SHORTEST_LINE && !opening.startsWith(text);
  const [best] = [...headings, ...lines]
    .map((block) => ({ block, score: shared(block) - (isName(block) ? 1 : 0) }))
    .sort((a, b) => b.score - a.score)
    .map(({ block }) => block);
  if (best !== undefined && shared(best) >= least) return best;
  return least > 1 ? undefined : headings[0];
}

/** Whether a line near the headline is something else: a byline, a date, an address, a list item, a sentence, or too long. */
export function isAside({ kind, text, words }: PageBlock): boolean {
  if (kind === "item" || words > MOST_HEADLINE_WORDS) return true;
  if (/\p{Ll}\.$/u.test(text) || ADDRESS.test(text)) return true;
  return isByline(text) || isStatement(text) || FOR_RELEASE.test(text) || isDate(text);
}

function isDate(text: string): boolean {
  const date = findDate(text);
  return date !== null && (date.rest.match(/\p{L}{2,}/gu) ?? []).length <= 2;
}

function subjectsOf(text: string): string[] {
  return text.toLowerCase().match(SUBJECT_WORD) ?? [];
}
