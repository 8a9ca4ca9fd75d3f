import type { ArticleInfo } from "../../domain.ts";
import type { ShownQuote } from "../library/quotes.ts";
import {
  type Button,
  button,
  COLOURS,
  card,
  type Part,
  type Payload,
  row,
  smallPrint,
  text,
} from "./components.ts";
import { passages, QUOTES_SHOWN } from "./passages.ts";
import { brief, sourceLine } from "./source.ts";
import type { Tools } from "./tools.ts";

/** An answer as it is shown: fresh from the articles or found again in the store. */
export type ShownAnswer = {
  /** The request's id, in the footer and in the buttons. */
  readonly id: string;
  /** Shown above the answer; `null` where people see it anyway, as in a reply to a message. */
  readonly question: string | null;
  readonly verdict: "answered" | "unsure" | "not-found";
  /** All of them, best first; the message shows the first `QUOTES_SHOWN`. */
  readonly quotes: readonly ShownQuote[];
  /** Nearest articles when nothing was found, at most three. */
  readonly closest: readonly ArticleInfo[];
  /** Seen by the asker alone. */
  readonly private: boolean;
  readonly votes: { readonly up: number; readonly down: number };
};

/** Longest question above an answer, in characters as they stand there. */
const LONGEST_QUESTION = 250;

const COLOUR = {
  answered: COLOURS.answered,
  unsure: COLOURS.unsure,
  "not-found": COLOURS.notFound,
} as const;

/** The one message that answers a question. */
export function answerMessage(answer: ShownAnswer, tools: Tools): Payload {
  const buttons = buttonsOf(answer, tools);
  return card(
    [
      ...opening(answer, tools),
      ...passages(answer.quotes.slice(0, QUOTES_SHOWN), answer.id, tools),
      text(smallPrint([tools.texts.answer.reference(answer.id)])),
      ...(buttons.length === 0 ? [] : [row(buttons)]),
    ],
    COLOUR[answer.verdict],
  );
}

/** The question where it is needed, and a plain sentence unless the articles answer it. */
function opening({ question, verdict, closest }: ShownAnswer, { texts }: Tools): Part[] {
  const lines: string[] = [];
  if (question !== null) lines.push(`**${brief(question, LONGEST_QUESTION)}**`);
  if (verdict === "unsure") lines.push(texts.answer.unsure);
  if (verdict === "not-found") {
    lines.push(texts.answer.notFound);
    if (closest.length > 0) lines.push("", texts.answer.nearest);
    for (const article of closest) lines.push(`- ${sourceLine(article, texts)}`);
  }
  return lines.length === 0 ? [] : [text(lines.join("\n"))];
}

function buttonsOf(answer: ShownAnswer, { texts, idOf }: Tools): Button[] {
  const { id, votes } = answer;
  const buttons: Button[] = [];
  const labelled = (count: number) =>
    count === 0 ? {} : { label: count.toLocaleString(texts.locale) };
  if (answer.quotes.length > QUOTES_SHOWN)
    buttons.push(button(idOf({ kind: "more", answer: id }), { label: texts.buttons.more }));
  if (answer.verdict !== "not-found")
    buttons.push(
      button(idOf({ kind: "vote", answer: id, vote: "up" }), {
        emoji: "👍",
        ...labelled(votes.up),
      }),
      button(idOf({ kind: "vote", answer: id, vote: "down" }), {
        emoji: "👎",
        ...labelled(votes.down),
      }),
    );
  buttons.push(
    answer.private
      ? button(idOf({ kind: "share", answer: id }), { label: texts.buttons.share })
      : button(idOf({ kind: "delete", answer: id }), { label: texts.buttons.delete }),
  );
  return buttons;
}
