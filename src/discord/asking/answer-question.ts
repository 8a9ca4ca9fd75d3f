import { randomBytes } from "node:crypto";
import { UserError } from "../../errors.ts";
import { inConversation } from "../../text/follow-up.ts";
import type { Bot } from "../bot.ts";
import { chosenCollection, type Place, visibleAt } from "../library/collections.ts";
import { shownQuotes, storedResult } from "../library/quotes.ts";
import type { ShownAnswer } from "../render/answer.ts";
import type { Notice } from "../render/notice.ts";
import type { StoredAnswer } from "../store/answers.ts";
import { secondsToWait } from "./fair-use.ts";
import { untilIndexed, type Waiting } from "./hold.ts";

/** Passages kept for an answer: three messages of them; and for a search. */
const PASSAGES = { ask: 9, search: 24, sources: 24 } as const;

export type Question = Pick<
  StoredAnswer,
  "id" | "kind" | "asker" | "questionMessage" | "private"
> & {
  readonly text: string;
  /** How it is shown and remembered, see `asShown`; the text when left out. */
  readonly shown?: string;
  readonly place: Place;
  /** The collection that was asked for, as typed; `null` for what may be seen at the place. */
  readonly wanted: string | null;
  /** The last self-contained question of the conversation; `null` outside one. */
  readonly topic: string | null;
};

/** A request's id, in its log lines and in the footer of its answer: ten hexadecimal digits. */
export function newId(): string {
  return randomBytes(5).toString("hex");
}

const NO_CHOICE = { collections: [] };

/** Questions that wait for the first index; each is little more than its text. */
const MOST_HELD = 1000;

/** Where an answer will be shown, while it is searched for or waits. */
export type AnswerView = Waiting & {
  /** Runs once the question is taken. */
  accepted(): Promise<void> | void;
};

/** Shows nothing until there is the answer. */
const UNSEEN: AnswerView = { accepted() {}, typing() {}, async show() {} };

/**
 * Answers a question if fair use and the queue allow it, and remembers the answer. While the first index is
 * being built, it waits for it.
 *
 * @returns a notice when the question is refused or answering fails
 * @throws what `view.accepted` throws, or the reason of `bot.stopping` when the bot stops while it waits
 */
export async function answerQuestion(
  question: Question,
  bot: Bot,
  view = UNSEEN,
): Promise<ShownAnswer | Notice> {
  const { asker, place } = question;
  const startMs = performance.now();
  try {
    const who = { ...place, user: asker };
    const seconds = await secondsToWait(who, bot.settings.allowances, bot.store.meters);
    if (seconds > 0) return refused({ kind: "tooFast", seconds }, question, bot);
  } catch (error) {
    return failure(error, question, bot);
  }
  if (bot.parts.firstIndex() !== null) {
    if (bot.held.size >= MOST_HELD) return refused({ kind: "busy" }, question, bot);
    await view.accepted();
    await untilIndexed(bot, view);
    const answer = bot.queue.runAnyway(() => searched(question, performance.now(), bot));
    return answer.catch((error) => failure(error, question, bot));
  }
  const queued = bot.queue.run(() => searched(question, startMs, bot));
  if (queued === null) return refused({ kind: "busy" }, question, bot);
  const answer = queued.catch((error) => failure(error, question, bot));
  await view.accepted();
  return answer;
}

export function isNotice(outcome: ShownAnswer | Notice): outcome is Notice {
  return !("verdict" in outcome);
}

/** @param startMs when the question came, by `performance.now()` */
async function searched(
  question: Question,
  startMs: number,
  bot: Bot,
): Promise<ShownAnswer | Notice> {
  const { place, text, shown = text, wanted, topic: before, ...asked } = question;
  const visible = visibleAt(place, bot.settings.collectionChannels);
  const { search, topic } = inConversation(text, before);
  const top = PASSAGES[asked.kind];
  const found = await bot.parts.withLibrarian(async (librarian) => {
    const { collections } = wanted === null ? NO_CHOICE : await librarian.holdings(visible);
    const within = chosenCollection(wanted, visible, collections);
    if (within === undefined) return null;
    return { within, answer: await librarian.answer(search, { top, within }) };
  });
  if (found === null) return refused({ kind: "collectionUnknown" }, question, bot);
  const { within, answer } = found;
  const ms = performance.now() - startMs;
  await bot.store.answers.put({
    ...asked,
    ...storedResult(answer),
    createdAt: Date.now(),
    question: shown,
    topic,
    guild: place.guild,
    channel: place.channel,
    replyMessage: null,
    collection: within,
  });
  bot.metrics.answered(asked.kind, answer.kind, ms);
  bot.log.info("answer", {
    ...logged(question, bot),
    verdict: answer.kind,
    confidence: answer.confidence,
    ms: Math.round(ms * 10) / 10,
  });
  return {
    id: asked.id,
    question: asked.questionMessage === null ? shown : null,
    verdict: answer.kind,
    quotes: answer.kind === "not-found" ? [] : shownQuotes(answer.quotes),
    closest: answer.kind === "not-found" ? answer.closest : [],
    private: asked.private,
    votes: { up: 0, down: 0 },
  };
}

function refused(notice: Notice, question: Question, bot: Bot): Notice {
  bot.metrics.refused(notice.kind);
  bot.log.info("refused", { ...logged(question, bot), reason: notice.kind });
  return notice;
}

function failure(error: unknown, question: Question, bot: Bot): Notice {
  if (error instanceof UserError && error.code === "INDEX_MISSING")
    return refused({ kind: "notReady" }, question, bot);
  bot.log.error("failed", error, logged(question, bot));
  return { kind: "failed", id: question.id };
}

function logged({ id, kind, asker, place, text }: Question, { settings }: Bot) {
  return { id, kind, user: asker, ...place, ...(settings.logQuestions ? { question: text } : {}) };
}
