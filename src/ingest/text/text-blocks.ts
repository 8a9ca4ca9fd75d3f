import { endsSentence } from "../../shared/text/ends-sentence.ts";
import type { Block } from "../draft.ts";
import { endsDivided, joinLines, spellingOf } from "./join-lines.ts";
import { isSplitHeadline } from "./split-headline.ts";
import { collapseSpaces, hasWords } from "./words.ts";
import { breaksOff, isFull, wrapWidth } from "./wrap.ts";

const QUOTE_MARK = /^[ \t>]*> ?/;
const HEADING_MARK = /^#{1,6}[ \t]+/;
/** Numbers are not removed like these, because a line may start with "21. Januar". */
const BULLET = /^[ \t]*[-*+•‣◦▪·●○][ \t]+/;
const NUMBERED = /^[ \t]*(?:\d{1,3}|[a-z])[.)][ \t]+\S/;
/** Table cells, separated by tabs as browsers copy them. */
const ROW = /\S[ ]*\t\s*\S/;
/** "- 3 -", alone on its line. */
const PAGE_NUMBER = /^\s*[-–—] ?\d{1,4} ?[-–—]$/;
const UNDERLINE = /^[ \t]*(={3,}|-{3,})[ \t]*$/;
const LONGEST_UNDERLINED = 80;
/** Columns in which words are divided are at least this many characters wide. */
const SHORTEST_DIVIDED = 20;

/** Lines that become one block. */
type Group = { kind: Block["kind"]; lines: string[]; isHeadline?: boolean };

/**
 * Splits plain text into blocks.
 *
 * Each line is a block, unless the text is hard-wrapped or the line breaks off in mid-sentence, even before a blank
 * line. Words divided at line ends are joined. Markdown syntax is removed, but never a word.
 */
export function blocksOfText(text: string): Block[] {
  const groups = groupsOf(text);
  const spelling = spellingOf(groups.flatMap(({ lines }) => lines));
  return groups
    .map(({ kind, lines, isHeadline }) => ({
      kind: kind === "line" && lines.length > 1 && !isHeadline ? ("prose" as const) : kind,
      text: collapseSpaces(withoutMarkup(joinLines(lines, spelling).join(""))),
    }))
    .filter((block) => hasWords(block.text));
}

function groupsOf(text: string): Group[] {
  const lines = text.split("\n").map((line) => line.replace(QUOTE_MARK, "").trimEnd());
  const width = wrapWidth(lines);
  const groups: Group[] = [];
  let open: Group | null = null;
  let blankLines = 0;
  /** True up to the end of the first sentence. */
  let isTop = true;
  for (const [index, line] of lines.entries()) {
    if (line === "") {
      blankLines++;
      continue;
    }
    if (open !== null && blankLines === 0 && isUnderlined(open, line)) open.kind = "heading";
    if (!hasWords(line) || PAGE_NUMBER.test(line)) {
      open = null;
    } else if (open !== null && continues(open, line, blankLines, width)) {
      open.lines.push(line.trim());
    } else if (isTop && open?.kind === "line" && isSetOff(lines, index) && splits(open, line)) {
      open.lines.push(line.trim());
      open.isHeadline = true;
    } else {
      open = startOf(line);
      groups.push(open);
    }
    blankLines = 0;
    isTop &&= !endsSentence(line);
  }
  return groups;
}

function startOf(line: string): Group {
  if (HEADING_MARK.test(line)) {
    return { kind: "heading", lines: [line.replace(HEADING_MARK, "").replace(/[ \t]#+$/, "")] };
  }
  if (BULLET.test(line)) return { kind: "item", lines: [line.replace(BULLET, "")] };
  const isItem = NUMBERED.test(line) || ROW.test(line);
  return { kind: isItem ? "item" : "line", lines: [line.trim()] };
}

function continues(open: Group, line: string, blankLines: number, width: number | null): boolean {
  if (open.kind === "heading" || startOf(line).kind !== "line") return false;
  const last = open.lines.at(-1) ?? "";
  const next = line.trim();
  if (blankLines <= 1 && breaksOff(last, next)) return true;
  if (blankLines > 0) return false;
  if (last.length >= SHORTEST_DIVIDED && endsDivided(last) && /^\p{Ll}/u.test(next)) return true;
  const isIndented = open.kind === "item" && /^[ \t]/.test(line);
  return isIndented || (width !== null && isFull(last, next, width));
}

/** Whether a line and the line above it form a pair with blank lines, or nothing, before and after. */
function isSetOff(lines: readonly string[], index: number): boolean {
  return lines[index - 1] !== "" && !lines[index - 2] && !lines[index + 1];
}

function splits(open: Group, line: string): boolean {
  return startOf(line).kind === "line" && isSplitHeadline(open.lines.at(-1)!, line.trim());
}

function isUnderlined(group: Group, next: string): boolean {
  const [line = "", more] = group.lines;
  return more === undefined && line.length <= LONGEST_UNDERLINED && UNDERLINE.test(next);
}

const IMAGE = /!\[[^[\]]*\]\([^()\s]*(?:\s+"[^"]*")?\)/g;
/** Only with a target that can't be prose, unlike "[them](the rebels)". */
const LINK =
  /\[([^[\]]*)\]\((?:(?:#|\/|\.{1,2}\/|https?:|mailto:|www\.)(?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?)?\)/g;
const EMPHASIS = /(?<![\p{L}\p{N}*_])([*_]{1,3})(?=[^\s*_])([^*_]*?[^\s*_])\1(?![\p{L}\p{N}*_])/gu;

/**
 * Removes Markdown syntax from plain text: links and emphasis keep their words, images are removed. Text that only
 * looks like Markdown ("5 * 3", `snake_case`, "[sic]") stays.
 */
function withoutMarkup(text: string): string {
  return text.replace(IMAGE, "").replace(LINK, "$1").replace(EMPHASIS, "$2");
}
