import type { Message, PartialMessage, Snowflake } from "discord.js";
import { questionInMessage } from "../asking/question-in-message.ts";
import type { Bot } from "../bot.ts";
import { remove } from "../reply/send.ts";
import type { StoredAnswer } from "../store/answers.ts";
import { laterId } from "../store/later.ts";
import { onMessage, respondTo } from "./message.ts";
import { claimOf, withClaim } from "./with-claim.ts";

/** An edit after this time does not change the answer, which may be part of a conversation by then. */
const FOLLOWED_MS = 60_000;

/** Answers a question again if it is edited soon after it was asked. */
export async function onEdit(message: Message | PartialMessage, bot: Bot): Promise<void> {
  if (message.partial || Date.now() - message.createdTimestamp > FOLLOWED_MS) return;
  const stored = await bot.store.answers.toMessage(message.id);
  if (stored === null) return onMessage(message, bot);
  const question = await questionInMessage(message, bot);
  if (question?.kind !== "question" || question.text === stored.question) return;
  await withClaim(claimOf(message), bot, (stillOurs) =>
    respondTo(message, question, bot, stillOurs),
  );
}

/** Deletes the answers of a deleted question, and forgets a deleted answer. */
export async function onDelete(message: Snowflake, bot: Bot): Promise<void> {
  const { answers } = bot.store;
  const answer = await answers.toMessage(message);
  if (answer === null) {
    const deleted = await answers.inMessage(message);
    if (deleted !== null) await answers.remove(deleted.id);
    return;
  }
  await withdraw(answer, bot);
  const later = await answers.byId(laterId(answer.id));
  if (later !== null) await withdraw(later, bot);
}

async function withdraw({ id, channel, replyMessage }: StoredAnswer, bot: Bot): Promise<void> {
  if (replyMessage !== null) await remove(channel, replyMessage, bot);
  await bot.store.answers.remove(id);
}
