import { type Message, RESTJSONErrorCodes } from "discord.js";
import { UserError } from "../../errors.ts";
import { answering, isNotice, isTaken, newId } from "../asking/answer-question.ts";
import { askedIn, localeOf } from "../asking/question-in-message.ts";
import { type Bot, placeOf } from "../bot.ts";
import { missingFor } from "../gateway/permissions.ts";
import { answerMessage } from "../render/answer.ts";
import { helpMessage, type Notice, noticeMessage } from "../render/notice.ts";
import type { Payload } from "../render/parts.ts";
import { tellMissing } from "../reply/missing.ts";
import { refusedWith } from "../reply/requests.ts";
import { reply } from "../reply/send.ts";
import type { StoredAnswer } from "../store/answers.ts";
import { claimed } from "./claims.ts";

/** Somebody who sends many messages at once that can't be answered is told so once in this time. */
const TELL_AGAIN_MS = 30_000;

/** How Discord refuses a reply: a right was taken away, a time-out given, or a thread locked. */
const NOT_ALLOWED = [
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
];

/** Answers a message that asks the bot something; every other one is left alone. */
export async function onMessage(message: Message, bot: Bot): Promise<void> {
  if ((await askedIn(message, bot)) === null) return;
  await claimed(message, bot, () => respondTo(message, bot));
}

/** Answers a message, unless it was answered before; nobody else is going to. */
export async function respondTo(message: Message, bot: Bot): Promise<void> {
  try {
    await respond(message, bot);
  } catch (error) {
    if (refusedWith(error, ...NOT_ALLOWED)) {
      // It was allowed when the question came; for a time-out no permission is missing.
      const missing = missingFor(message);
      return tellMissing(message, missing.length > 0 ? missing : ["SendMessages"], bot);
    }
    if (!(error instanceof UserError)) throw error;
    const id = newId();
    bot.log.error("failed", error, { id });
    await reply(message, noticeMessage({ kind: "failed", id }, bot.tools(localeOf(message))));
  }
}

async function respond(message: Message, bot: Bot): Promise<void> {
  const asked = await askedIn(message, bot);
  const before = await bot.store.answers.toMessage(message.id);
  if (asked === null || before?.replyMessage != null) return;
  const missing = missingFor(message);
  if (missing.length > 0) return tellMissing(message, missing, bot);
  const tools = bot.tools(localeOf(message));
  const say = (payload: Payload) => reply(message, payload);
  if (asked.kind !== "question") {
    if (!bot.said.isNew(`${asked.kind} ${message.author.id}`, TELL_AGAIN_MS)) return;
    const isNothing = asked.kind === "nothingAsked";
    return void (await say(isNothing ? helpMessage(tools) : noticeMessage(asked, tools)));
  }
  await answerTo(message, asked.text, bot);
}

/** Answers the question of a message and remembers which message answers it. */
async function answerTo(message: Message, text: string, bot: Bot): Promise<void> {
  const id = newId();
  const taken = await answering(await questionOf(message, id, text, bot), bot);
  if (isTaken(taken)) void typing(message, bot);
  const answer = isTaken(taken) ? await taken.outcome : taken;
  if (isNotice(answer) && isStale(answer, message.author.id, bot)) return;
  const tools = bot.tools(localeOf(message));
  const payload = isNotice(answer) ? noticeMessage(answer, tools) : answerMessage(answer, tools);
  const sent = await reply(message, payload);
  if (isNotice(answer)) return;
  await (sent === null ? bot.store.answers.remove(id) : bot.store.answers.sent(id, sent));
}

/** A message as a question for `answering`. */
export async function questionOf(message: Message, id: string, text: string, bot: Bot) {
  return {
    id,
    kind: "ask" as const,
    text,
    asker: message.author.id,
    place: placeOf(message),
    topic: (await answerBefore(message, bot))?.topic ?? null,
    questionMessage: message.id,
    private: false,
  };
}

/** The answer that a question may lean on: the one it replies to, or the last one in the thread. */
async function answerBefore(message: Message, { store }: Bot): Promise<StoredAnswer | null> {
  const repliedTo = message.reference?.messageId;
  if (repliedTo !== undefined) {
    const answer = await store.answers.inMessage(repliedTo);
    if (answer !== null) return answer;
  }
  const { channel } = message;
  return channel.isThread() || channel.isDMBased() ? lastAnswerIn(channel, store.answers) : null;
}

/** In a thread about an answer, that answer is the first one. */
async function lastAnswerIn({ id }: { id: string }, answers: Bot["store"]["answers"]) {
  return (
    (await answers.lastIn(id)) ?? (await answers.inMessage(id)) ?? (await answers.toMessage(id))
  );
}

/** Whether the notice was given to that person a moment ago. */
function isStale({ kind }: Notice, user: string, { said }: Bot): boolean {
  if (kind !== "tooFast" && kind !== "busy") return false;
  return !said.isNew(`${kind} ${user}`, TELL_AGAIN_MS);
}

async function typing({ channel }: Message, { log }: Bot): Promise<void> {
  try {
    if (channel?.isSendable()) await channel.sendTyping();
  } catch (error) {
    log.warn("typing", { reason: String(error) });
  }
}
