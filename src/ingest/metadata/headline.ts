import type { PageBlock } from "../clean/page-block.ts";
import { isByline } from "./bylines.ts";
import { findDate } from "./find-date.ts";
import { isStatement } from "./stated-date.ts";

const MOST_HEADLINE_WORDS = 30;
/** Lines at the top among which a headline is sought. */
const MOST_HEAD_LINES = 200;
const FOR_RELEASE = /^for immediate release\b/i;
/** "Email: press@example.org", "From: Jane Doe <jane@example.org>". */
const ADDRESS = /\p{L}@\p{L}/u;
/**
 * Words this long carry a headline's subject; of scripts that put no spaces between words, two letters. A longer run is
 * taken in parts: one of millions of letters overflows the stack of the engine.
 */
const SUBJECT_WORD = /[\p{sc=Han}\p{sc=Katakana}]{2}|[\p{L}\p{N}]{4,60}/gu;

/** A line that shares this many is a headline; later lines that share more don't win. */
const ENOUGH_SHARED = 3;

/**
 * The line before the prose that shares its subject (headings first, dates, addresses and bylines excluded), else the
 * first heading there.
 *
 * @param least words that it has to share; with more than one, headings that share nothing don't count
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
  const [best] = [...headings, ...lines].sort((a, b) => shared(b) - shared(a));
  if (best !== undefined && shared(best) >= least) return best;
  return least > 1 ? undefined : headings[0];
}

/** A byline, date or list item near the headline. */
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
