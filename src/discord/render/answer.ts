import {
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
} from "discord.js";
import type { ArticleInfo, Filter } from "../../glossary/domain.ts";
import { withoutOperators } from "../../shared/text/dates/dated-question.ts";
import { isSwapped } from "../../shared/text/dates/days.ts";
import { firstHighlight } from "../../shared/text/quotes/first-highlight.ts";
import type { ShownQuote } from "../library/quotes.ts";
import type { Texts } from "../texts/index.ts";
import {
  type Button,
  button,
  card,
  message,
  type Part,
  type Payload,
  row,
  smallPrint,
  type Tools,
  text,
} from "./components.ts";
import { filterLine } from "./filter-line.ts";
import { QUOTES_SHOWN, quoteSections } from "./quotes.ts";
import { shownQuestion, sourceLine } from "./source.ts";

/** An answer to show: a new one, or one restored from the store. */
export type ShownAnswer = {
  /** The request's id, in the footer and in the buttons. */
  readonly id: string;
  /** Shown above the answer; `null` if people see it anyway, as with a reply to a message. */
  readonly question: string | null;
  readonly verdict: "answered" | "unsure" | "not-found";
  /** All quotes, best first; the message shows the first `QUOTES_SHOWN`. */
  readonly quotes: readonly ShownQuote[];
  /** The closest articles if nothing was found, at most three. */
  readonly closest: readonly ArticleInfo[];
  /** Visible only to the asker. */
  readonly private: boolean;
  /** Absent when all articles were searched. */
  readonly filter?: Filter;
  readonly votes: { readonly up: number; readonly down: number };
  /** For a later answer: when the question was asked, in milliseconds since 1970. */
  readonly askedAt?: number;
};

/** Longest question above an answer, in characters as shown. */
const LONGEST_QUESTION = 250;

/** @param filter is described in a line of its own, so that the question is shown without it */
export function questionLine(question: string, filter: Filter | undefined): string {
  const bare = filter === undefined ? question : withoutOperators(question);
  return `**${shownQuestion(bare, LONGEST_QUESTION)}**`;
}

export function answerMessage(answer: ShownAnswer, tools: Tools): Payload {
  // A sure answer should need no scrolling: Context and More show its further sources in full.
  const shortened = (quote: ShownQuote, position: number) =>
    answer.verdict === "answered" && position > 0 ? firstHighlight(quote) : quote;
  return card(
    [
      ...opening(answer, tools),
      ...quoteSections(answer.quotes.slice(0, QUOTES_SHOWN).map(shortened), answer.id, tools),
      text(smallPrint(tools.texts.answer.reference(answer.id))),
      row(buttonsOf(answer, tools)),
    ],
    answer.verdict,
  );
}

/** The question, if it should be shown, and a sentence unless the articles answer it. */
function opening(
  { question, verdict, filter, closest, askedAt }: ShownAnswer,
  { texts }: Tools,
): Part[] {
  const lines: string[] = [];
  if (question !== null) lines.push(questionLine(question, filter));
  if (askedAt !== undefined) lines.push(texts.answer.later(`<t:${Math.floor(askedAt / 1000)}:R>`));
  if (filter !== undefined) lines.push(filterLine(filter, texts));
  if (verdict === "unsure") lines.push(texts.answer.unsure);
  if (verdict === "not-found" && filter?.articles !== 0) {
    lines.push(texts.answer.notFound);
    if (closest.length > 0) lines.push("", texts.answer.nearest);
    for (const article of closest) lines.push(`- ${sourceLine(article, texts)}`);
  }
  return lines.length === 0 ? [] : [text(lines.join("\n"))];
}

function buttonsOf(
  { id, quotes, verdict, votes, filter, private: isPrivate }: ShownAnswer,
  { texts, idOf, offersLater }: Tools,
): Button[] {
  const named = (kind: "more" | "share" | "delete" | "later") =>
    button(idOf({ kind, answer: id }), { label: texts.buttons[kind] });
  const voting = (vote: "up" | "down", emoji: string) =>
    button(idOf({ kind: "vote", answer: id, vote }), { emoji, ...tally(votes[vote], texts) });
  const mayComeLater = verdict !== "answered" && !(filter !== undefined && isSwapped(filter));
  return [
    ...(quotes.length > QUOTES_SHOWN ? [named("more")] : []),
    ...(verdict === "not-found" ? [] : [voting("up", "👍"), voting("down", "👎")]),
    ...(offersLater && mayComeLater && !isPrivate ? [named("later")] : []),
    named(isPrivate ? "share" : "delete"),
  ];
}

/** The label of a vote button: its count, or no label without votes. */
function tally(votes: number, { locale }: Texts): { readonly label?: string } {
  return votes === 0 ? {} : { label: votes.toLocaleString(locale) };
}

/**
 * A message of the bot with new counts on its vote buttons. The rest stays unchanged, in the language of the person who asked.
 */
export function withVotes(
  components: readonly APIMessageComponent[],
  answer: string,
  votes: ShownAnswer["votes"],
  { texts, idOf }: Tools,
): Payload {
  const labels = new Map(
    (["up", "down"] as const).map((vote) => [
      idOf({ kind: "vote", answer, vote }),
      tally(votes[vote], texts),
    ]),
  );
  const counted = (component: APIMessageComponent): APIMessageComponent => {
    if (component.type === ComponentType.Container || component.type === ComponentType.ActionRow)
      return { ...component, components: component.components.map(counted) } as APIMessageComponent;
    if (component.type !== ComponentType.Button || !("custom_id" in component)) return component;
    if (!labels.has(component.custom_id)) return component;
    const { label: _, ...rest } = component;
    return { ...rest, ...labels.get(component.custom_id) };
  };
  return message(components.map(counted) as APIMessageTopLevelComponent[]);
}
