import { look, type Seen } from "./clean/page.ts";
import { findDate } from "./dates.ts";
import type { Block, Given } from "./draft.ts";
import { sentencesIn } from "./sentences.ts";

export type Title = {
  readonly title: string;
  /** True when it was made from the first sentence. */
  readonly titleDerived: boolean;
};

const MOST_HEADLINE_WORDS = 30;
const BYLINE = /^(?:By|BY|by|Written by|Posted by|Author:?|Story by)\s+\p{Lu}/u;
const STATEMENT =
  /^(?:published|posted|updated|last updated|first published|for immediate release)\b/i;
/** Words this long carry a headline's subject. */
const SUBJECT_WORD = /[\p{L}\p{N}]{4,}/gu;

/** Characters of a derived title: about a line in a terminal or a Discord embed. */
const MOST_DERIVED = 90;

/**
 * The headline of an article: as stated with the file, else the first heading before its prose, else
 * the first line there that shares a word with the prose and is no date or byline, else its first
 * sentence, shortened. An article without a sentence is named after its file.
 *
 * @param blocks the cleaned article
 * @param id path of the file
 */
export function titleOf(given: Given, blocks: readonly Block[], id: string): Title {
  const stated = given.title ?? headlineOf(look(blocks));
  if (stated !== undefined && stated !== "") return { title: stated, titleDerived: false };
  return { title: firstSentence(blocks) ?? nameOf(id), titleDerived: true };
}

function headlineOf(page: readonly Seen[]): string | undefined {
  const first = page[0];
  const head = page.filter(({ place }) => place === "before");
  const heading = [...head, ...(first ? [first] : [])].find(
    ({ block }) => block.kind === "heading",
  );
  if (heading !== undefined) return heading.text;

  const subjects = new Set(
    page.filter(({ prose }) => prose).flatMap(({ text }) => subjectsOf(text)),
  );
  return head.find(
    (seen) => !isAside(seen) && subjectsOf(seen.text).some((subject) => subjects.has(subject)),
  )?.text;
}

/** Stands above or below a headline without being one. */
function isAside({ text, words, block }: Seen): boolean {
  if (block.kind === "item" || words > MOST_HEADLINE_WORDS) return true;
  return BYLINE.test(text) || STATEMENT.test(text) || isDate(text);
}

function isDate(text: string): boolean {
  const date = findDate(text);
  return date !== null && (text.replace(date.text, "").match(/\p{L}{2,}/gu) ?? []).length <= 2;
}

function subjectsOf(text: string): string[] {
  return text.toLowerCase().match(SUBJECT_WORD) ?? [];
}

function firstSentence(blocks: readonly Block[]): string | null {
  const page = look(blocks);
  const block = page.find(({ prose }) => prose) ?? page.find((seen) => !isAside(seen));
  const [span] = sentencesIn(block?.text ?? "");
  return span === undefined ? null : shortened(block!.text.slice(span.start, span.end));
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
