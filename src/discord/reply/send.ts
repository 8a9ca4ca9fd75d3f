import { type Message, RESTJSONErrorCodes } from "discord.js";
import type { Bot } from "../bot.ts";
import { versionOf } from "../events/claims.ts";
import type { Payload } from "../render/parts.ts";
import { persistently, refusedWith } from "./requests.ts";

/**
 * Replies to a message, once: Discord drops a second message with the same nonce, so that neither trying
 * again after a torn connection nor another process doubles anything.
 *
 * @returns the id of the reply, or `null` when the message is gone
 */
export async function reply(to: Message, payload: Payload): Promise<string | null> {
  // discord.js forgets the channel of a message when it is deleted, which its types do not tell.
  const channel = to.channel as Message["channel"] | null;
  if (!channel?.isSendable()) return null;
  const once = { nonce: versionOf(to), enforceNonce: true };
  const message = { ...payload, ...once, reply: { messageReference: to.id } };
  try {
    return await persistently(async () => (await channel.send(message)).id);
  } catch (error) {
    if (refusedWith(error, RESTJSONErrorCodes.UnknownChannel) || isUnknownReference(error))
      return null;
    throw error;
  }
}

/** Puts something else in the place of a message of the bot. @returns false when it is gone */
export function replace(channel: string, message: string, payload: Payload, bot: Bot) {
  return unlessGone(async () => {
    const found = await bot.client.channels.fetch(channel);
    if (found?.isTextBased()) await found.messages.edit(message, payload);
  });
}

/** Deletes a message of the bot. @returns false when it is gone already */
export function remove(channel: string, message: string, bot: Bot) {
  return unlessGone(async () => {
    const found = await bot.client.channels.fetch(channel);
    if (found?.isTextBased()) await found.messages.delete(message);
  });
}

async function unlessGone(work: () => Promise<void>): Promise<boolean> {
  try {
    await persistently(work);
    return true;
  } catch (error) {
    const { UnknownMessage, UnknownChannel, MissingAccess } = RESTJSONErrorCodes;
    if (refusedWith(error, UnknownMessage, UnknownChannel, MissingAccess)) return false;
    throw error;
  }
}

function isUnknownReference(error: unknown): boolean {
  return (
    refusedWith(error, RESTJSONErrorCodes.InvalidFormBodyOrContentType) &&
    String(error).includes("MESSAGE_REFERENCE_UNKNOWN_MESSAGE")
  );
}
