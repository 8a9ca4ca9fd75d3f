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

/** The part of a page that Readability takes for the article, or `null` if it finds none. */
export function findArticle(html: string): HtmlElement | null {
  const found = new Readability<HtmlElement>(documentOf(html), {
    serializer: (node) => node as unknown as HtmlElement,
  }).parse();
  return found?.content ?? null;
}

function documentOf(html: string) {
  const isWhole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html);
  return parseHTML(isWhole ? html : `<html><body>${html}</body></html>`).document;
}
