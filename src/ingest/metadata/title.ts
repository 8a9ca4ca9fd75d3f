import type { Article } from "../../glossary/domain.ts";
import { LANGUAGES } from "../../shared/text/languages/languages.ts";
import type { PageBlock } from "../clean/page-block.ts";
import type { Metadata } from "../draft.ts";
import { sentencesIn } from "../text/sentences.ts";
import { isByline } from "./bylines.ts";
import { datelineOf } from "./dateline.ts";
import { findDate } from "./find-date.ts";

const MOST_HEADLINE_WORDS = 30;
/** Lines at the top among which a headline is sought. */
const MOST_HEAD_LINES = 200;
/** A longer title, however stated, is a mistake; each passage is searched together with its title. */
const LONGEST_TITLE = 300;
const STATEMENT =
  /^(?:published|posted|updated|last updated|first published|for immediate release)\b/i;
const STATEMENTS = [STATEMENT, ...LANGUAGES.map(({ page }) => page.statement)];
/**
 * Words this long carry a headline's subject. A longer run is taken in parts: one of millions of letters
 * overflows the stack of the engine.
 */
const SUBJECT_WORD = /[\p{L}\p{N}]{4,60}/gu;

/** A line that shares this many is a headline; later lines that share more don't win. */
const ENOUGH_SHARED = 3;

/** Characters of a derived title: about a line in a terminal or a Discord embed. */
const MOST_DERIVED = 90;

/**
 * The headline of an article: as stated with the file; else the line before its prose that shares its
 * subject (headings first, dates and bylines excluded); else its first sentence without a dateline, shortened;
 * else the name of its file.
 */
export function titleOf(
  metadata: Metadata,
  kept: readonly PageBlock[],
  id: string,
): Pick<Article, "title" | "titleDerived"> {
  const isTitle =
    metadata.title &&
    metadata.title.length <= LONGEST_TITLE &&
    /[\p{L}\p{N}]/u.test(metadata.title);
  const stated = isTitle ? metadata.title : headlineOf(kept);
  if (stated !== undefined) return { title: stated, titleDerived: false };
  return { title: firstSentence(kept) ?? nameOf(id), titleDerived: true };
}

function headlineOf(kept: readonly PageBlock[]): string | undefined {
  const subjects = new Set(
    kept.filter(({ prose }) => prose).flatMap(({ text }) => subjectsOf(text)),
  );
  const head = kept.filter(({ place }, index) => place === "before" || index === 0);
  const lines = head.slice(0, MOST_HEAD_LINES).filter((block) => !block.prose && !isAside(block));
  const headings = lines.filter(({ kind }) => kind === "heading");
  const shared = ({ text }: PageBlock) =>
    Math.min(ENOUGH_SHARED, new Set(subjectsOf(text).filter((word) => subjects.has(word))).size);
  const [best] = [...headings, ...lines].sort((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) > 0 ? best.text : headings[0]?.text;
}

/** A byline, date or list item near the headline. */
function isAside({ kind, text, words }: PageBlock): boolean {
  if (kind === "item" || words > MOST_HEADLINE_WORDS) return true;
  if (/\p{Ll}\.$/u.test(text)) return true;
  return isByline(text) || STATEMENTS.some((line) => line.test(text)) || isDate(text);
}

function isDate(text: string): boolean {
  const date = findDate(text);
  return date !== null && (date.rest.match(/\p{L}{2,}/gu) ?? []).length <= 2;
}

function subjectsOf(text: string): string[] {
  return text.toLowerCase().match(SUBJECT_WORD) ?? [];
}

function firstSentence(kept: readonly PageBlock[]): string | null {
  const { text = "" } =
    kept.find(({ prose }) => prose) ?? kept.find((block) => !isAside(block)) ?? {};
  const report = text.slice(datelineOf(text).length);
  const [span] = sentencesIn(report);
  return span === undefined ? null : shortened(report.slice(span.start, span.end));
}

function shortened(sentence: string): string {
  if (sentence.length <= MOST_DERIVED) return sentence.replace(/(?<=\p{Ll})\.$/u, "");
  const cut = sentence.slice(0, MOST_DERIVED).replace(/\s+\S*$/, "");
  return `${cut.replace(/[\s,;:–—-]+$/, "")}…`;
}

/** "syria/geneva-talks_2014.md" is called "geneva talks 2014". */
function nameOf(id: string): string {
  const name = id.slice(id.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  return name.replace(/[\s_-]+/g, " ").trim() || id;
}
