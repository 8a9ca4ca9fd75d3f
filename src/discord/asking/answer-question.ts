import type { Answer, Collection } from "../../glossary/domain.ts";
import { spellOutDates } from "../../shared/text/dates/dated-question.ts";
import { dayAt } from "../../shared/text/dates/days.ts";
import { inConversation } from "../../shared/text/follow-up.ts";
import type { Bot } from "../bot.ts";
import { chosenCollection, visibleAt } from "../library/collections.ts";
import { shownQuotes, storedResult } from "../library/quotes.ts";
import type { ShownAnswer } from "../render/answer.ts";
import type { Notice } from "../render/notice.ts";
import { secondsToWait } from "./fair-use.ts";
import { failure, logged, type Question, refused } from "./question.ts";
import { untilIndexed, type Waiting } from "./until-indexed.ts";

/** Passages kept for an answer (three messages of them) and for a search. */
const PASSAGES = { ask: 9, search: 24, sources: 24 } as const;

const NO_CHOICE = { collections: [] };

/** Most questions that may wait for the first index; each takes little more memory than its text. */
const MOST_HELD = 1000;

/** Where an answer will be shown, while it is waiting or being searched for. */
export type AnswerView = Waiting & {
  /** Called when the question is accepted. */
  accepted(): Promise<void> | void;
};

/**
 * Answers a question, if fair use and the queue allow it, and stores the answer. While the first index is being built, it waits
 * for that.
 *
 * @returns a notice if the question is refused or answering fails
 * @throws what the view throws, or the reason of `bot.stopping` if the bot stops while the question waits
 */
export async function answerQuestion(
  question: Question,
  bot: Bot,
  view: AnswerView,
): Promise<ShownAnswer | Notice> {
  const startMs = performance.now();
  const { asker, place } = question;
  try {
    const who = { ...place, user: asker };
    const seconds = await secondsToWait(who, bot.settings.allowances, bot.store.meters);
    if (seconds > 0) return refused({ kind: "tooFast", seconds }, question, bot);
  } catch (error) {
    return failure(error, question, bot);
  }
  const spelled = spellOutDates(question.text, dayAt(new Date(question.askedAt)));
  if (spelled.kind !== "question") return refused(spelled, question, bot);
  const found = await searchInTurn({ ...question, spelled: spelled.text }, startMs, bot, view);
  await view.stillOurs();
  if ("kind" in found) return found;
  return remembered(found, question, bot).catch((error) => failure(error, question, bot));
}

export function isNotice(outcome: ShownAnswer | Notice): outcome is Notice {
  return !("verdict" in outcome);
}

/** A question with its dates spelled out on the day that it was asked. */
type Spelled = Question & { readonly spelled: string };

type Found = {
  readonly within: Collection;
  readonly topic: string;
  readonly answer: Answer;
  /** When the question was ready to be searched, by `performance.now()`. */
  readonly startMs: number;
};

/** Searches when it is the question's turn and there is an index. */
async function searchInTurn(
  question: Spelled,
  startMs: number,
  bot: Bot,
  view: AnswerView,
): Promise<Found | Notice> {
  const searchFrom = (startMs: number) => () =>
    search(question, startMs, bot).catch((error) => failure(error, question, bot));
  if (bot.parts.firstIndex() !== null) {
    if (bot.held.size >= MOST_HELD) return refused({ kind: "busy" }, question, bot);
    await view.accepted();
    await untilIndexed(bot, view);
    return bot.queue.runAnyway(searchFrom(performance.now()));
  }
  const found = bot.queue.run(searchFrom(startMs));
  if (found === null) return refused({ kind: "busy" }, question, bot);
  await view.accepted();
  return found;
}

async function search(question: Spelled, startMs: number, bot: Bot): Promise<Found | Notice> {
  const { kind, place, spelled, wanted, topic: before } = question;
  const visible = visibleAt(place, bot.settings.collectionChannels);
  const { search, topic } = inConversation(spelled, before);
  return bot.parts.withLibrarian(async (librarian) => {
    const { collections } = wanted === null ? NO_CHOICE : await librarian.holdings(visible);
    const within = chosenCollection(wanted, visible, collections);
    if (within === undefined) return refused({ kind: "collectionUnknown" }, question, bot);
    const answer = await librarian.answer(search, { top: PASSAGES[kind], within });
    return { within, topic, answer, startMs };
  });
}

async function remembered(
  { within, topic, answer, startMs }: Found,
  question: Question,
  bot: Bot,
): Promise<ShownAnswer> {
  const { id, kind, asker, questionMessage, place, text, shown = text } = question;
  await bot.store.answers.put({
    id,
    kind,
    asker,
    questionMessage,
    private: question.private,
    ...storedResult(answer),
    createdAt: Date.now(),
    question: shown,
    topic,
    guild: place.guild,
    channel: place.channel,
    replyMessage: null,
    collection: within,
  });
  const ms = performance.now() - startMs;
  bot.metrics.answered(kind, answer.kind, ms);
  bot.log.info("answer", {
    ...logged(question, bot),
    verdict: answer.kind,
    confidence: answer.confidence,
    ms: Math.round(ms * 10) / 10,
  });
  return {
    id,
    question: questionMessage === null ? shown : null,
    verdict: answer.kind,
    quotes: answer.kind === "not-found" ? [] : shownQuotes(answer.quotes),
    closest: answer.kind === "not-found" ? answer.closest : [],
    ...(answer.filter ? { filter: answer.filter } : {}),
    private: question.private,
    votes: { up: 0, down: 0 },
  };
}
