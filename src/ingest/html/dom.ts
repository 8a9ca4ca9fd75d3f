import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom/worker";
import { Unreadable } from "../draft.ts";

/** The part of the Document Object Model that we use. */
export type HtmlNode = {
  /** 1 for an element, 3 for text. */
  readonly nodeType: number;
  readonly textContent: string;
  readonly childNodes: Iterable<HtmlNode>;
};

export type HtmlElement = HtmlNode & {
  /** In lower case. */
  readonly localName: string;
  readonly children: Iterable<HtmlElement>;
  readonly parentElement: HtmlElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  closest(selector: string): HtmlElement | null;
  remove(): void;
  replaceWith(text: string): void;
};

/** Browsers nest at most 512 elements; unclosed tags may make it a few more. */
const DEEPEST_READABLE = 1500;

/**
 * Parses a page or a fragment of one; what is missing around it is added.
 *
 * @throws Unreadable if it is nested too deeply
 */
export function parsePage(html: string): HtmlElement {
  const root = documentOf(html).documentElement as HtmlElement;
  if (sizeOf(root).depth > DEEPEST_READABLE)
    throw new Unreadable(`is nested more than ${DEEPEST_READABLE} elements deep`);
  return root;
}

/**
 * Readability takes 4 s for a page of this many elements, and its time grows with the square of the
 * depth (5 s for 400 nested elements); real pages are at most about 50 deep.
 */
const MOST_ELEMENTS = 30_000;
const DEEPEST = 100;

/** What Readability takes for the article; `null` if it finds none or fails. */
export function findArticle(html: string): HtmlElement | null {
  const document = documentOf(html);
  const { elements, depth } = sizeOf(document.documentElement);
  if (elements > MOST_ELEMENTS || depth > DEEPEST) return null;
  try {
    const found = new Readability<HtmlElement>(document, {
      serializer: (node) => node as unknown as HtmlElement,
    }).parse();
    return found?.content ?? null;
  } catch {
    return null;
  }
}

function sizeOf(root: HtmlElement): { readonly elements: number; readonly depth: number } {
  let elements = 0;
  let depth = 0;
  for (let level = [root]; level.length > 0; depth++) {
    elements += level.length;
    level = level.flatMap((element) => [...element.children]);
  }
  return { elements, depth };
}

/** Feeds wrap pages in these, and the parser would read everything inside as plain text. */
const CDATA_MARKS = /<!\[CDATA\[|\]\]>/gi;

function documentOf(html: string) {
  const page = html.replace(CDATA_MARKS, "");
  if (/<html[\s>]/i.test(page) && /<body[\s>]/i.test(page)) {
    const { document } = parseHTML(page);
    if (document.documentElement?.localName === "html") return document;
  }
  return parseHTML(`<html><body>${page}</body></html>`).document;
}
