import { endsClause } from "../../shared/text/ends-sentence.ts";
import { countWords } from "../text/words.ts";
import type { HtmlElement } from "./dom.ts";
import { lengthOf, type PlacedBlock } from "./html-blocks.ts";

/** If Readability found fewer characters, or a smaller share of the page's text, it missed the article. */
const LEAST_LENGTH = 250;
const LEAST_SHARE = 0.25;

/** Class or id of page parts with text by others or about other things. */
const SIDE_PART =
  /(^|[\s_-])(comments?|disqus|related|recommended|share|social|newsletter|subscri\w+|promo|sidebar|cookies?|consent|advert\w*|sponsor\w*|ads?|author[_-]?(?:bio|box|info|card|profile)|about[_-]?(?:the[_-]?)?author|pull[_-]?quote)($|[\s_-])/i;
const MAIN_PART = "article, main, [role=main], [itemprop=articleBody]";

/**
 * The blocks of a page that belong to its article.
 *
 * Readability drops short and oddly placed paragraphs, so its result only shows where the article is: text between the
 * first and the last block it found, and sentences in the same `<article>` or `<main>`, are kept too. If it missed the
 * article, everything outside side parts is kept.
 *
 * @param blocks of the whole page, without menus
 * @param found texts of the blocks that Readability kept
 */
export function articleBlocksOf(
  blocks: readonly PlacedBlock[],
  found: ReadonlySet<string>,
): readonly PlacedBlock[] {
  const central = blocks.filter(({ at }) => !isInSidePart(at));
  const marks = central.filter(({ text }) => found.has(text));
  const share = lengthOf(marks) / lengthOf(central);
  if (lengthOf(marks) < LEAST_LENGTH || share < LEAST_SHARE) {
    return central.length > 0 ? central : blocks;
  }
  const first = central.findIndex(({ text }) => found.has(text));
  const last = central.findLastIndex(({ text }) => found.has(text));
  const mainPart = mainPartOf(marks);
  return central.filter((block, index) => {
    if (found.has(block.text)) return true;
    if (index > first && index < last) return !isLabel(block);
    return isSentence(block) && mainPart !== null && block.at.closest(MAIN_PART) === mainPart;
  });
}

function isInSidePart(element: HtmlElement): boolean {
  for (let at: HtmlElement | null = element; at !== null; at = at.parentElement) {
    if (/^(html|body|article|main)$/.test(at.localName)) return false;
    const names = `${at.getAttribute("class") ?? ""} ${at.getAttribute("id") ?? ""}`;
    if (SIDE_PART.test(names)) return true;
  }
  return false;
}

/** The main part of the page that contains most of the marked text; `null` if none contains any. */
function mainPartOf(marks: readonly PlacedBlock[]): HtmlElement | null {
  const lengths = new Map<HtmlElement, number>();
  for (const { at, text } of marks) {
    const part = at.closest(MAIN_PART);
    if (part !== null) lengths.set(part, (lengths.get(part) ?? 0) + text.length);
  }
  const [largest] = [...lengths].sort(([, a], [, b]) => b - a);
  return largest?.[0] ?? null;
}

function isSentence(block: PlacedBlock): boolean {
  return block.kind === "prose" && countWords(block.text) >= 5 && endsClause(block.text);
}

/** Whether a block is a word or two between paragraphs: "Advertisement", "Share this". */
function isLabel(block: PlacedBlock): boolean {
  if (block.kind !== "prose" || block.at.closest("blockquote") !== null) return false;
  return countWords(block.text) <= 2 && !endsClause(block.text);
}
