import type { HtmlElement } from "./dom.ts";
import { GAP } from "./gaps.ts";

/** Never part of an article: scripts, controls, pictures with their captions, navigation. */
const BOILERPLATE =
  "title, script, style, noscript, template, iframe, object, svg, canvas, video, audio, map, " +
  "annotation, button, select, textarea, nav, footer, aside, figure, figcaption, " +
  "[role=navigation], [role=contentinfo], [role=complementary], [role=search], [role=dialog], " +
  "[role=menu], [role=doc-noteref], [role=doc-backlink], sup.reference, .mw-editsection, " +
  "[hidden], [style*='display:none'], [style*='display: none']";

/** An element listed above is kept if it contains one of these. */
const KEPT = "table, blockquote, pre, article, main, h1";

/** Invisible elements: removing one leaves no gap in the text. */
const UNSEEN = /^(?:title|script|style|noscript|template)$/;

/** Removes, in place, elements that are never part of an article and links to footnotes. A gap mark replaces visible text. */
export function removeBoilerplate(page: HtmlElement): void {
  for (const element of page.querySelectorAll(BOILERPLATE)) {
    const isQuoteSource = element.localName === "footer" && element.closest("blockquote") !== null;
    const holdsText =
      !/^(nav|noscript|template)$/.test(element.localName) && element.querySelector(KEPT) !== null;
    if (!isQuoteSource && !holdsText) leaveOut(element);
  }
  for (const caption of page.querySelectorAll("figcaption")) leaveOut(caption);
  for (const link of page.querySelectorAll("a[href^='#']")) {
    if (/^\s*(?:\[?\d{1,3}\]?|[↑↩^])\s*$/u.test(link.textContent)) leaveOut(link);
  }
}

function leaveOut(element: HtmlElement): void {
  const isSeen = !UNSEEN.test(element.localName) && element.textContent.trim() !== "";
  if (isSeen) element.replaceWith(GAP);
  else element.remove();
}
