import type { Message, PartialMessage, Snowflake } from "discord.js";
import { answering, isNotice, isTaken, newId } from "../asking/answer-question.ts";
import { askedIn, localeOf } from "../asking/question-in-message.ts";
import type { Bot } from "../bot.ts";
import { answerMessage } from "../render/answer.ts";
import { noticeMessage } from "../render/notice.ts";
import { remove, replace } from "../reply/send.ts";
import type { StoredAnswer } from "../store/answers.ts";
import { claimed } from "./claims.ts";
import { onMessage, questionOf } from "./message.ts";

/** Edits later than that are for people: the answer below is part of a conversation by then. */
const FOLLOWED_MS = 60_000;

/** Answers a question anew when it is edited soon after it was asked. */
export async function onEdit(message: Message | PartialMessage, bot: Bot): Promise<void> {
  if (message.partial || Date.now() - message.createdTimestamp > FOLLOWED_MS) return;
  const stored = await bot.store.answers.toMessage(message.id);
  if (stored === null) return onMessage(message, bot);
  const asked = await askedIn(message, bot);
  if (asked?.kind !== "question" || asked.text === stored.question) return;
  await claimed(message, bot, () => answerAnew(message, asked.text, stored, bot));
}

/** Puts a new answer in the place of the old one, under an id of its own. */
async function answerAnew(
  message: Message,
  text: string,
  { replyMessage, channel }: StoredAnswer,
  bot: Bot,
): Promise<void> {
  if (replyMessage === null) return;
  const taken = await answering(await questionOf(message, newId(), text, bot), bot);
  const answer = isTaken(taken) ? await taken.outcome : taken;
  const tools = bot.tools(localeOf(message));
  // The old answer does not belong to the question any more.
  const payload = isNotice(answer) ? noticeMessage(answer, tools) : answerMessage(answer, tools);
  const { answers } = bot.store;
  const isThere = await replace(channel, replyMessage, payload, bot);
  if (isNotice(answer)) return;
  await (isThere ? answers.sent(answer.id, replyMessage) : answers.remove(answer.id));
}

/** A question that is deleted takes its answer along; a deleted answer is forgotten. */
export async function onDelete(message: Snowflake, bot: Bot): Promise<void> {
  const { answers } = bot.store;
  const answer = await answers.toMessage(message);
  if (answer?.replyMessage != null) await remove(answer.channel, answer.replyMessage, bot);
  const gone = answer ?? (await answers.inMessage(message));
  if (gone !== null) await answers.remove(gone.id);
}
