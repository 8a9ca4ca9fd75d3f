import type { Block } from "../draft.ts";
import { joinLines, type Spelling, spellingOf } from "../text/join-lines.ts";
import { blocksOfText } from "../text/text-blocks.ts";
import { collapseSpaces, hasWords } from "../text/words.ts";
import type { HtmlElement, HtmlNode } from "./dom.ts";
import { GAP, withoutGaps } from "./gaps.ts";

export type PlacedBlock = Block & {
  /** The element that contains the text. */
  readonly at: HtmlElement;
  /** Share of the text that is links, 0..1. */
  readonly linked: number;
};

const LONGEST_CELL = 200;
const HEADING = /^h[1-6]$/;
const BLOCKS = new Set(
  (
    "html body main article section header footer hgroup div p blockquote address center details " +
    "summary dialog form fieldset legend figure ul ol dl li dt dd menu table caption thead tbody " +
    "tfoot tr td th pre h1 h2 h3 h4 h5 h6"
  ).split(" "),
);

/** Marks where a line of a block ends. A Unicode noncharacter, like `GAP`. */
const LINE_END = "\uFDD1";
const DIVIDED = new RegExp(`[-\\u2010\\u00AD]\\s*${LINE_END}`);

/** The text of an element in one line, without gap marks. */
export function textOf(element: HtmlElement): string {
  return collapseSpaces(element.textContent.replaceAll(GAP, ""));
}

/** The text of a page in blocks, in reading order. Each row of a data table becomes one block. */
export function blocksOfHtml(page: HtmlElement): PlacedBlock[] {
  const collector = new Collector();
  collector.visit(page, page, false);
  collector.flush(page);
  return collector.blocks();
}

/** Total length of the blocks' text, in UTF-16 code units. */
export function lengthOf(blocks: readonly PlacedBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** A block whose text still contains marks; `linkedLength` is how many of its characters are in links. */
type MarkedBlock = PlacedBlock & { readonly linkedLength: number };

/** Collects text until a block ends. */
class Collector {
  readonly #marked: MarkedBlock[] = [];
  #text = "";
  #linkedLength = 0;
  #breaks = 0;
  /** In a data row, paragraphs in a cell don't end the block. */
  #inRow = false;

  visit(node: HtmlNode, within: HtmlElement, inLink: boolean): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.#add(child.textContent, inLink);
      else if (child.nodeType === 1) this.#enter(child as HtmlElement, within, inLink);
    }
  }

  #enter(element: HtmlElement, within: HtmlElement, inLink: boolean): void {
    const name = element.localName;
    if (this.#inRow) {
      if (name === "br" || BLOCKS.has(name)) this.#text += LINE_END;
      this.visit(element, within, inLink || name === "a");
    } else if (name === "br") {
      this.#text += LINE_END;
      if (++this.#breaks > 1) this.flush(within);
    } else if (name === "pre") {
      this.flush(within);
      this.#addPreformatted(element);
    } else if (name === "hr") {
      this.flush(within);
    } else if (!BLOCKS.has(name)) {
      this.visit(element, within, inLink || (name === "a" && !isOwnAnchor(element, within)));
    } else {
      this.flush(within);
      if (name === "tr" && isDataRow(element)) this.#addRow(element);
      else this.visit(element, element, inLink);
      this.flush(element);
    }
  }

  #add(text: string, inLink: boolean): void {
    this.#text += text;
    if (text.trim() === "" || text === GAP) return;
    this.#breaks = 0;
    if (inLink) this.#linkedLength += collapseSpaces(text).length;
  }

  #addRow(row: HtmlElement): void {
    this.#inRow = true;
    let isFirst = true;
    for (const cell of row.children) {
      if (textOf(cell) === "") continue;
      if (!isFirst) this.#text += ` |${GAP} `;
      isFirst = false;
      this.visit(cell, row, false);
    }
    this.#inRow = false;
  }

  #addPreformatted(element: HtmlElement): void {
    for (const { kind, text } of blocksOfText(element.textContent.replaceAll(GAP, ""))) {
      this.#marked.push({
        kind: kind === "item" ? kind : "prose",
        text,
        at: element,
        linked: 0,
        linkedLength: 0,
      });
    }
  }

  flush(at: HtmlElement): void {
    const text = this.#text;
    const linkedLength = this.#linkedLength;
    this.#text = "";
    this.#linkedLength = 0;
    this.#breaks = 0;
    if (hasWords(text)) this.#marked.push({ kind: kindOf(at), text, at, linked: 0, linkedLength });
  }

  /** The collected blocks, without marks; words divided at line ends are joined. */
  blocks(): PlacedBlock[] {
    const isDivided = this.#marked.some(({ text }) => DIVIDED.test(text));
    const spelling = isDivided
      ? spellingOf(this.#marked.flatMap(({ text }) => text.split(LINE_END)))
      : null;
    return this.#marked
      .map(({ linkedLength, ...block }) => {
        const lines =
          spelling && DIVIDED.test(block.text) ? joined(block.text, spelling) : block.text;
        const { text, gaps } = withoutGaps(collapseSpaces(lines.replaceAll(LINE_END, " ")));
        const linked = text === "" ? 0 : Math.min(1, linkedLength / text.length);
        return { ...block, text, gaps, linked };
      })
      .filter(({ text }) => hasWords(text));
  }
}

/** Joins the lines of a text, leaving a gap mark for the hyphen of a divided word. */
function joined(text: string, spelling: Spelling): string {
  const lines = text.split(LINE_END).map((line) => line.trim());
  return joinLines(lines, spelling)
    .map((piece, index) => (piece.trim().length < lines[index]!.length ? piece + GAP : piece))
    .join("");
}

/** Whether a link is a heading's link to itself, as in manuals. */
function isOwnAnchor(link: HtmlElement, within: HtmlElement): boolean {
  return HEADING.test(within.localName) && (link.getAttribute("href") ?? "#").startsWith("#");
}

/** Whether a row has only short cells, unlike the rows of layout tables. */
function isDataRow(row: HtmlElement): boolean {
  if (row.querySelector("table, ul, ol, h1, h2, h3, h4, h5, h6, pre") !== null) return false;
  return [...row.children].every((cell) => cell.textContent.length <= LONGEST_CELL);
}

function kindOf(element: HtmlElement): Block["kind"] {
  const name = element.localName;
  if (HEADING.test(name)) return "heading";
  if (name === "tr" || element.closest("li, dt, dd") !== null) return "item";
  return "prose";
}
