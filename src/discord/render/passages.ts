import type { ShownQuote } from "../library/quotes.ts";
import { button, MOST_TEXT, type Part, section } from "./components.ts";
import { needOf, quoteText } from "./quotes.ts";
import { shares } from "./shares.ts";
import type { Tools } from "./tools.ts";

/** Quotes in one message: three can be read without scrolling. */
export const QUOTES_SHOWN = 3;

/** Kept free for what stands above and below the quotes; their texts together stay below it. */
const FRAME = 700;

/**
 * Quotes one below the other, each with its Context button.
 *
 * @param quotes at most `QUOTES_SHOWN`
 * @param answer id of the answer that holds the quotes
 */
export function passages(
  quotes: readonly ShownQuote[],
  answer: string,
  { texts, idOf }: Tools,
): Part[] {
  const rooms = shares(
    quotes.map((quote) => needOf(quote, texts)),
    MOST_TEXT - FRAME,
  );
  return quotes.map((quote, index) =>
    section(
      quoteText(quote, texts, rooms[index]!),
      button(idOf({ kind: "context", answer, quote: quote.index }), {
        label: texts.buttons.context,
      }),
    ),
  );
}
