import type { PageOfList } from "../library/page-of.ts";
import type { Press } from "../reply/press.ts";
import { button, type Part, row, smallPrint, type Tools, text } from "./components.ts";

/**
 * The page number, further small print, and buttons to turn the page; no buttons for a single page.
 *
 * @param pressFor the press of a button that leads to a page
 */
export function pageFooter(
  { page, pages }: Pick<PageOfList, "page" | "pages">,
  pressFor: (page: number) => Press,
  { texts, idOf }: Tools,
  further: readonly string[] = [],
): Part[] {
  const footer = [...(pages === 1 ? [] : [texts.answer.page(page + 1, pages)]), ...further];
  const parts: Part[] = footer.length === 0 ? [] : [text(smallPrint(footer.join(" · ")))];
  if (pages === 1) return parts;
  const { previous, next } = texts.buttons;
  return [
    ...parts,
    row([
      button(idOf(pressFor(page - 1)), { label: previous, disabled: page === 0 }),
      button(idOf(pressFor(page + 1)), { label: next, disabled: page === pages - 1 }),
    ]),
  ];
}
