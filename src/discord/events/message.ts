import type { Message } from "discord.js";
import { UserError } from "../../shared/errors.ts";
import { answerQuestion, isNotice } from "../asking/answer-question.ts";
import type { ParsedQuestion } from "../asking/parse-question.ts";
import { newId, type Question } from "../asking/question.ts";
import { questionInMessage } from "../asking/question-in-message.ts";
import type { Bot } from "../bot.ts";
import { localeOf, placeOf, visibleFrom } from "../gateway/origin.ts";
import { type Barrier, barrierAt } from "../gateway/permissions.ts";
import { answerMessage, type ShownAnswer } from "../render/answer.ts";
import type { Payload } from "../render/components.ts";
import { helpMessage, type Notice, noticeMessage } from "../render/notice.ts";
import { heldMessage } from "../render/reindex.ts";
import { isLockedThread, isNotAllowed } from "../reply/requests.ts";
import { reply, tellBarrier } from "../reply/send.ts";
import type { StoredAnswer } from "../store/answers.ts";
import { noteReply, replyBelow } from "./reply-below.ts";
import { claimOf, withClaim } from "./with-claim.ts";

/** A person gets the same notice at most once in this time, however many messages they send. */
const NOTICE_EVERY_MS = 30_000;

/** Answers a message that asks the bot something; ignores all others. */
export async function onMessage(message: Message, bot: Bot): Promise<void> {
  const question = await questionInMessage(message, bot);
  if (question === null) return;
  await withClaim(claimOf(message), bot, (stillOurs) =>
    respondTo(message, question, bot, stillOurs),
  );
}

/** Answers a claimed message, unless its current text was already answered. */
export async function respondTo(
  message: Message,
  question: ParsedQuestion,
  bot: Bot,
  stillOurs: () => Promise<void>,
): Promise<void> {
  try {
    await respond(message, question, bot, stillOurs);
  } catch (error) {
    if (isNotAllowed(error)) {
      // Replying was allowed when the question came; in case of a time-out no permission is missing.
      const refused: Barrier = isLockedThread(error)
        ? { kind: "threadLocked" }
        : { kind: "missing", permissions: ["SendMessages"] };
      return tellBarrier(message, barrierAt(message) ?? refused, bot);
    }
    if (!(error instanceof UserError)) throw error;
    const id = newId();
    bot.log.error("failed", error, { id });
    await reply(message, payloadOf({ kind: "failed", id }, message, bot));
  }
}

async function respond(
  message: Message,
  question: ParsedQuestion,
  bot: Bot,
  stillOurs: () => Promise<void>,
): Promise<void> {
  const before = await bot.store.answers.toMessage(message.id);
  if (before?.replyMessage != null) {
    if (question.kind !== "question" || question.text === before.question) return;
    // The old answer no longer belongs to the question.
    await noteReply(message, before.replyMessage, bot);
  }
  const barrier = barrierAt(message);
  if (barrier !== null) return tellBarrier(message, barrier, bot);
  if (question.kind === "question") return answerTo(message, question.text, bot, stillOurs);
  if (!isNewTo(message, question.kind, bot)) return;
  const isHelp = question.kind === "nothingAsked";
  const help = () => helpMessage(bot.tools(localeOf(message)));
  await reply(message, isHelp ? help() : payloadOf(question, message, bot));
}

/** Answers the question of a message and stores which message answers it. */
async function answerTo(
  message: Message,
  text: string,
  bot: Bot,
  stillOurs: () => Promise<void>,
): Promise<void> {
  const question = await questionOf(message, text, bot);
  const below = await replyBelow(message, bot);
  const answer = await answerQuestion(question, bot, {
    accepted: () => void typing(message, bot),
    typing: () => void typing(message, bot),
    stillOurs,
    show: (progress) =>
      below.putForNow(
        heldMessage(progress, visibleFrom(message, bot), bot.tools(localeOf(message))),
      ),
  });
  if (!below.isThere() && isRepeated(answer, message, bot)) return;
  const sent = await below.put(payloadOf(answer, message, bot));
  if (isNotice(answer)) return below.finish();
  const { answers } = bot.store;
  await (sent === null ? answers.remove(answer.id) : answers.sent(answer.id, sent));
  await below.finish();
}

/** A message as a question for `answerQuestion`. */
async function questionOf(message: Message, text: string, bot: Bot): Promise<Question> {
  return {
    id: newId(),
    kind: "ask",
    text,
    askedAt: message.createdTimestamp,
    asker: message.author.id,
    place: placeOf(message),
    wanted: null,
    topic: (await answerBefore(message, bot))?.topic ?? null,
    questionMessage: message.id,
    private: false,
  };
}

/** The reply to a message, in the language of its server. */
function payloadOf(answer: ShownAnswer | Notice, message: Message, bot: Bot): Payload {
  const tools = bot.tools(localeOf(message));
  return isNotice(answer) ? noticeMessage(answer, tools) : answerMessage(answer, tools);
}

/** The answer that a question may refer to: the one it replies to, or the last one in the thread. */
async function answerBefore(message: Message, { store }: Bot): Promise<StoredAnswer | null> {
  const { answers } = store;
  const { channel, reference } = message;
  const repliedTo = reference?.messageId ? await answers.inMessage(reference.messageId) : null;
  if (repliedTo !== null) return repliedTo;
  if (!channel.isThread() && !channel.isDMBased()) return null;
  const { id } = channel;
  // In a thread about an answer, that answer is the first one.
  return (
    (await answers.lastIn(id)) ?? (await answers.inMessage(id)) ?? (await answers.toMessage(id))
  );
}

/** Whether the author got the same notice a moment ago. */
function isRepeated(answer: ShownAnswer | Notice, message: Message, bot: Bot): boolean {
  if (!isNotice(answer) || (answer.kind !== "tooFast" && answer.kind !== "busy")) return false;
  return !isNewTo(message, answer.kind, bot);
}

function isNewTo({ author }: Message, notice: string, { throttle }: Bot): boolean {
  return throttle.allows(`${notice} ${author.id}`, NOTICE_EVERY_MS);
}

async function typing({ channel }: Message, { log }: Bot): Promise<void> {
  try {
    if (channel?.isSendable()) await channel.sendTyping();
  } catch (error) {
    log.warn("typing", { reason: String(error) });
  }
}
