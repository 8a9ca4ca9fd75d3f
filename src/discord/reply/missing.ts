import type { Message } from "discord.js";
import { newId } from "../asking/answer-question.ts";
import { localeOf } from "../asking/question-in-message.ts";
import type { Bot } from "../bot.ts";
import { noticeMessage } from "../render/notice.ts";
import type { NeededPermission } from "../texts/index.ts";

/** A lack is told again when nobody has put it right for a day. */
const TOLD_FOR_MS = 24 * 60 * 60 * 1000;

/** Tells what the bot lacks in a channel, once: to the log, and to each who asked. */
export async function tellMissing(
  message: Message,
  permissions: readonly NeededPermission[],
  bot: Bot,
): Promise<void> {
  const { author, channelId, guildId } = message;
  const lack = `missing ${channelId} ${permissions}`;
  if (bot.said.isNew(lack, TOLD_FOR_MS))
    bot.log.warn("missing", { channel: channelId, guild: guildId, permissions });
  if (!bot.said.isNew(`${lack} ${author.id}`, TOLD_FOR_MS)) return;
  const notice = noticeMessage({ kind: "missing", permissions }, bot.tools(localeOf(message)));
  try {
    await author.send({ ...notice, nonce: newId(), enforceNonce: true });
  } catch (error) {
    bot.log.info("dmRefused", { user: author.id, reason: String(error) });
  }
}
