import type { Span } from "../../glossary/domain.ts";
import { joinSpans } from "../../shared/text/quotes/join-spans.ts";
import type { ShownQuote } from "../library/quotes.ts";
import type { Texts } from "../texts/index.ts";
import { button, MOST_TEXT, type Part, section, smallPrint, type Tools } from "./components.ts";
import { cutAround, ELLIPSIS } from "./cut.ts";
import { shown } from "./escape.ts";
import { alsoInLine, quoteSource } from "./source.ts";

/** Quotes in one message: three can be read without scrolling. */
export const QUOTES_SHOWN = 3;

/** Kept free for what stands above and below the quotes; their texts together stay below it. */
const FRAME = 700;

/** At most `QUOTES_SHOWN` quotes of an answer, one below the other, each with its Context button. */
export function quoteSections(
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

/**
 * Divides room among texts: each gets what it needs where that is possible, and those that need most
 * share what is left equally.
 *
 * @param needs what each would take, >= 0
 * @returns what each may take, in the same order; together at most `room`
 */
export function shares(needs: readonly number[], room: number): number[] {
  const given = new Array<number>(needs.length).fill(0);
  const smallestFirst = needs.map((_, index) => index).sort((a, b) => needs[a]! - needs[b]!);
  let left = Math.max(0, room);
  smallestFirst.forEach((index, place) => {
    given[index] = Math.min(needs[index]!, Math.floor(left / (needs.length - place)));
    left -= given[index];
  });
  return given;
}

/** Characters a quote with its source would take uncut; no more than a message has is looked at. */
function needOf(quote: ShownQuote, texts: Texts): number {
  const seen = { start: 0, end: Math.min(quote.text.length, MOST_TEXT) };
  return block(marked(quote.text, seen, quote.highlights)).length + 1 + source(quote, texts).length;
}

/**
 * A quote in a block, the answering sentences in bold, and below it the line that says where it stands.
 * Text that is too long is cut around the first answering sentence.
 *
 * @param room most characters to use; the source alone may take 1,000
 */
export function quoteText(quote: ShownQuote, texts: Texts, room: number): string {
  const below = source(quote, texts);
  return `${blockQuote(quote.text, quote.highlights, room - below.length - 1)}\n${below}`;
}

function source(quote: ShownQuote, texts: Texts): string {
  const { alsoIn } = quote;
  const line = quoteSource(quote, texts);
  return alsoIn.length === 0 ? line : `${line}\n${smallPrint(alsoInLine(alsoIn, texts))}`;
}

/** A text of an article in a block, its highlights in bold, cut to at most `room` characters. */
export function blockQuote(text: string, highlights: readonly Span[], room: number): string {
  const focus = highlights[0] ?? { start: 0, end: 0 };
  const written = (part: Span) => {
    const before = part.start > 0 ? `${ELLIPSIS} ` : "";
    const after = part.end < text.length ? ` ${ELLIPSIS}` : "";
    return block(`${before}${marked(text, part, highlights)}${after}`.trim());
  };
  return written(cutAround(text, focus, room, (part) => written(part).length <= room));
}

/** A part of the text with the highlights that it holds in bold. */
function marked(text: string, part: Span, highlights: readonly Span[]): string {
  let result = "";
  let at = part.start;
  for (const { start, end } of joinSpans(text, highlights)) {
    const [from, to] = [Math.max(start, at), Math.min(end, part.end)];
    if (from >= to) continue;
    result += shown(text.slice(at, from)) + bold(shown(text.slice(from, to)));
    at = to;
  }
  return result + shown(text.slice(at, part.end));
}

/** Bold ends with its line: each line of a block quote is marked for itself. */
function bold(text: string): string {
  return text.replace(/[^\s](?:[^\n]*[^\s])?/g, "**$&**");
}

function block(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
