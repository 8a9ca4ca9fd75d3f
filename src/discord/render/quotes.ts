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

/** Characters reserved for the texts above and below the quotes. */
const FRAME = 700;

/** At most `QUOTES_SHOWN` quotes of an answer, one below the other, each with a Context button. */
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
 * Divides space among texts: if not all fit, the shorter ones get what they need, and the longest ones share the rest equally.
 *
 * @param needs length of each text, >= 0
 * @returns the space for each text, in the same order; `room` in total at most
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

/** Characters that a quote and its source would take if uncut; nothing beyond a message's limit is counted. */
function needOf(quote: ShownQuote, texts: Texts): number {
  const seen = { start: 0, end: Math.min(quote.text.length, MOST_TEXT) };
  return block(marked(quote.text, seen, quote.highlights)).length + 1 + source(quote, texts).length;
}

/**
 * A quote as a block quote with the answering sentences in bold, followed by a line with its source. If it is too long, it is cut
 * around the first answering sentence.
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

/** Text of an article as a block quote with its highlights in bold, cut to at most `room` characters. */
export function blockQuote(text: string, highlights: readonly Span[], room: number): string {
  const focus = highlights[0] ?? { start: 0, end: 0 };
  const written = (part: Span) => {
    const before = part.start > 0 ? `${ELLIPSIS} ` : "";
    const after = part.end < text.length ? ` ${ELLIPSIS}` : "";
    return block(`${before}${marked(text, part, highlights)}${after}`.trim());
  };
  return written(cutAround(text, focus, room, (part) => written(part).length <= room));
}

/** A part of the text with the highlights inside it in bold. */
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

/** Bold ends at a line break, so each line is marked separately. */
function bold(text: string): string {
  return text.replace(/[^\s](?:[^\n]*[^\s])?/g, "**$&**");
}

function block(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
