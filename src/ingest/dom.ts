import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

/** The little of the Document Object Model that reading takes. */
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
};

/** Parse a page or a fragment of one; what is missing around it is added. */
export function parsePage(html: string): HtmlElement {
  return documentOf(html).documentElement;
}

/**
 * Readability takes 4 s for a page of this many elements, and its time grows with the square of the
 * depth (5 s for 400 nested elements); pages that people read have at most about 50.
 */
const MOST_ELEMENTS = 30_000;
const DEEPEST = 100;

/** The part of a page that Readability takes for the article; `null` if it finds none or can't cope. */
export function findArticle(html: string): HtmlElement | null {
  const document = documentOf(html);
  if (!isOrdinary(document.documentElement)) return null;
  try {
    const found = new Readability<HtmlElement>(document, {
      serializer: (node) => node as unknown as HtmlElement,
    }).parse();
    return found?.content ?? null;
  } catch {
    return null;
  }
}

function isOrdinary(root: HtmlElement): boolean {
  let elements = 0;
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    elements += level.length;
    if (depth > DEEPEST || elements > MOST_ELEMENTS) return false;
    level = level.flatMap((element) => [...element.children]);
  }
  return true;
}

function documentOf(html: string) {
  const isWhole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html);
  return parseHTML(isWhole ? html : `<html><body>${html}</body></html>`).document;
}
