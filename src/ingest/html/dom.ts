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
  before(node: HtmlNode): void;
  replaceWith(text: string): void;
};

/** Browsers nest elements at most 512 deep; unclosed tags may add a few levels. */
const DEEPEST_READABLE = 1500;

/**
 * Parses a page or a fragment of one, adding the elements that are missing around it.
 *
 * @returns the `<html>` element
 * @throws Unreadable if it is nested more than 1500 elements deep
 */
export function parsePage(html: string): HtmlElement {
  const root = documentOf(html).documentElement as HtmlElement;
  if (sizeOf(root).depth > DEEPEST_READABLE)
    throw new Unreadable({ code: "tooDeep", elements: DEEPEST_READABLE });
  return root;
}

/**
 * Limits for Readability: it takes 4 s for a page with this many elements, and its time grows with the square of the
 * depth (5 s for 400 nested elements). Real pages are at most about 50 deep.
 */
const MOST_ELEMENTS = 30_000;
const DEEPEST = 100;

/** The article that Readability finds; `null` if it finds none or fails, or if the page is too large for it. */
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

/** Feeds wrap pages in these, and the parser would treat everything inside as plain text. */
const CDATA_MARKS = /<!\[CDATA\[|\]\]>/gi;

/** Far beyond the last character. The parser fails when so many digits make no number that it can hold. */
const TOO_MANY_DIGITS = /&#(?:\d|x[\da-f])[\da-f]{50,};?/gi;

function documentOf(html: string) {
  const document = parsed(html.replace(CDATA_MARKS, "").replace(TOO_MANY_DIGITS, "\uFFFD"));
  openShadowRoots(document.documentElement);
  return document;
}

function parsed(page: string) {
  if (/<html[\s>]/i.test(page) && /<body[\s>]/i.test(page)) {
    const { document } = parseHTML(page);
    if (document.documentElement?.localName === "html") return document;
  }
  return parseHTML(`<html><body>${page}</body></html>`).document;
}

/** Shadow roots, in which some sites have all their text, as browsers write them into a page that they save. */
const SHADOW_ROOT = "template[shadowmode], template[shadowrootmode]";

/** Puts what is in the shadow roots of a page, which may be within each other, in their place. */
function openShadowRoots(page: HtmlElement): void {
  const roots = [...page.querySelectorAll(SHADOW_ROOT)];
  for (const root of roots) {
    roots.push(...root.querySelectorAll(SHADOW_ROOT));
    for (const node of [...root.childNodes]) root.before(node);
    root.remove();
  }
}
