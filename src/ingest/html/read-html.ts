import { type Block, type Draft, Unreadable } from "../draft.ts";
import { decode } from "../text/decode.ts";
import { articleBlocksOf } from "./article-blocks.ts";
import { findArticle, parsePage } from "./dom.ts";
import { blocksOfHtml, lengthOf, type PlacedBlock, textOf } from "./html-blocks.ts";
import { metadataOfPage } from "./page-metadata.ts";
import { removeBoilerplate } from "./remove-boilerplate.ts";

/** Blocks with a larger share of links are menus and teasers. */
const MOST_LINKED = 0.5;
/** A page has only menus if a smaller share of its text than this is outside them, and no paragraph is this long. */
const LEAST_OWN_SHARE = 0.25;
const SHORTEST_PARAGRAPH = 80;

/**
 * Reads the article of a saved web page, without menus, pictures, captions and the like.
 *
 * @throws Unreadable if the page has only menus or is nested too deeply, or the bytes are not text
 */
export function readHtml(bytes: Buffer): Draft {
  return readPage(decode(bytes));
}

/**
 * Reads the article of a web page that is already decoded.
 *
 * @param url that it was fetched from, if known
 * @throws Unreadable if the page has only menus or is nested too deeply
 */
export function readPage(html: string, url?: string): Draft {
  const page = parsePage(html);
  const metadata = metadataOfPage(page, html, url);
  removeBoilerplate(page);
  const all = blocksOfHtml(page);
  const own = all.filter(({ linked }) => linked <= MOST_LINKED);
  if (isMenus(own, all) && html.trim() !== "") throw new Unreadable({ code: "menus" });
  const blocks = articleBlocksOf(own, textsFoundIn(html));
  return { blocks: blocks.map(blockOf), metadata };
}

/**
 * Reads HTML converted from another format: all its text, with the first level-1 heading as title.
 *
 * @throws Unreadable if it is nested too deeply
 */
export function readConverted(html: string): Draft {
  const page = parsePage(html);
  removeBoilerplate(page);
  const heading = page.querySelector("h1");
  const title = heading === null ? "" : textOf(heading);
  return { blocks: blocksOfHtml(page).map(blockOf), metadata: title ? { title } : {} };
}

function blockOf({ kind, text, gaps = [] }: PlacedBlock): Block {
  return gaps.length === 0 ? { kind, text } : { kind, text, gaps };
}

function textsFoundIn(html: string): Set<string> {
  const found = findArticle(html);
  if (found === null) return new Set();
  removeBoilerplate(found);
  return new Set(blocksOfHtml(found).map(({ text }) => text));
}

function isMenus(own: readonly PlacedBlock[], all: readonly PlacedBlock[]): boolean {
  if (own.some(({ text }) => text.length >= SHORTEST_PARAGRAPH)) return false;
  return own.length === 0 || lengthOf(own) < LEAST_OWN_SHARE * lengthOf(all);
}
