import { type Message, RESTJSONErrorCodes } from "discord.js";
import { newId } from "../asking/question.ts";
import type { Bot } from "../bot.ts";
import { localeOf, versionOf } from "../gateway/origin.ts";
import type { Barrier } from "../gateway/permissions.ts";
import type { Payload } from "../render/components.ts";
import { noticeMessage } from "../render/notice.ts";
import { isRefusedWith, retryRequest, unlessGone } from "./requests.ts";

/** What keeps the bot from replying is reported at most once a day. */
const BARRED_EVERY_MS = 24 * 60 * 60 * 1000;

/**
 * Replies to a message once: Discord drops a second message with the same nonce, whether it comes from a retry after a broken
 * connection or from another process.
 *
 * @param once identifies the reply, in at most 25 characters
 * @returns the id of the reply, or `null` if the message is gone
 */
export async function reply(
  to: Message,
  payload: Payload,
  once: string = versionOf(to),
): Promise<string | null> {
  // discord.js forgets the channel of a message when it is deleted, contrary to its types.
  const channel = to.channel as Message["channel"] | null;
  if (!channel?.isSendable()) return null;
  const nonce = { nonce: once, enforceNonce: true };
  const message = { ...payload, ...nonce, reply: { messageReference: to.id } };
  try {
    return await retryRequest(async () => (await channel.send(message)).id);
  } catch (error) {
    if (isRefusedWith(error, RESTJSONErrorCodes.UnknownChannel) || isUnknownReference(error))
      return null;
    throw error;
  }
}

function isUnknownReference(error: unknown): boolean {
  return (
    isRefusedWith(error, RESTJSONErrorCodes.InvalidFormBodyOrContentType) &&
    String(error).includes("MESSAGE_REFERENCE_UNKNOWN_MESSAGE")
  );
}

/** Replaces the content of one of the bot's messages. @returns false if it is gone */
export async function replace(
  channel: string,
  message: string,
  payload: Payload,
  { client }: Bot,
): Promise<boolean> {
  const done = await unlessGone(async () => {
    const found = await client.channels.fetch(channel);
    if (found?.isTextBased()) await found.messages.edit(message, payload);
    return true;
  });
  return done !== null;
}

/** Deletes one of the bot's messages, unless it is already gone. */
export async function remove(channel: string, message: string, { client }: Bot): Promise<void> {
  await unlessGone(async () => {
    const found = await client.channels.fetch(channel);
    if (found?.isTextBased()) await found.messages.delete(message);
  });
}

/** Reports once what keeps the bot from replying in a channel: in the log, and to each person who asks. */
export async function tellBarrier(
  message: Message,
  barrier: Barrier,
  { log, throttle, tools }: Bot,
): Promise<void> {
  const { author, channelId, guildId } = message;
  const { kind, ...details } = barrier;
  const lack = `${kind} ${channelId} ${Object.values(details)}`;
  if (throttle.allows(lack, BARRED_EVERY_MS)) {
    const at = { channel: channelId, guild: guildId };
    if (kind === "threadLocked") log.warn("threadLocked", at);
    else log.warn("missing", { ...at, ...details });
  }
  if (!throttle.allows(`${lack} ${author.id}`, BARRED_EVERY_MS)) return;
  const notice = noticeMessage({ ...barrier, channel: channelId }, tools(localeOf(message)));
  try {
    await author.send({ ...notice, nonce: newId(), enforceNonce: true });
  } catch (error) {
    log.info("dmRefused", { user: author.id, reason: String(error) });
  }
}
