import type { Press } from "../reply/custom-id.ts";
import { button, type Part, row, smallPrint, text } from "./components.ts";
import type { Tools } from "./tools.ts";

/** Pages that so many things take, at least one. */
export function pagesOf(things: number, perPage: number): number {
  return Math.max(1, Math.ceil(things / perPage));
}

/** The things of a page. */
export function pageOf<T>(things: readonly T[], page: number, perPage: number): readonly T[] {
  return things.slice(page * perPage, (page + 1) * perPage);
}

/**
 * The page's number, further small print, and the buttons to turn it; no buttons for a single page.
 *
 * @param page counted from 0
 * @param pressFor what pressing a button that leads to a page asks for
 */
export function turning(
  page: number,
  pages: number,
  pressFor: (page: number) => Press,
  { texts, idOf }: Tools,
  further: readonly string[] = [],
): Part[] {
  if (pages === 1) return further.length === 0 ? [] : [text(smallPrint([further.join(" · ")]))];
  const { previous, next } = texts.buttons;
  const footer = [texts.answer.page(page + 1, pages), ...further].join(" · ");
  return [
    text(smallPrint([footer])),
    row([
      button(idOf(pressFor(page - 1)), { label: previous }, { disabled: page === 0 }),
      button(idOf(pressFor(page + 1)), { label: next }, { disabled: page === pages - 1 }),
    ]),
  ];
}
