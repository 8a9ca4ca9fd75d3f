import { ChannelType, PermissionFlagsBits } from "discord.js";
import { type Body, completed, type MessageForm, parseMessage } from "../forms/message-form.ts";
import { editMessage, postMessage } from "../world/messages.ts";
import type { Channel, Message } from "../world/model.ts";
import { demand, may, sendingIn } from "../world/permissions.ts";
import { Refusal, wrongField } from "../world/refusals.ts";
import { setThread } from "../world/threads.ts";
import type { World } from "../world/world.ts";

/** Channels that hold posts, not messages. */
const NOT_FOR_TEXT = new Set([ChannelType.GuildForum, ChannelType.GuildCategory]);

/** @throws Refusal 50035, 160002 */
function repliedTo(world: World, channel: Channel, form: MessageForm): Message | null {
  const reference = form.message_reference;
  if (reference == null) return null;
  if (!may(channel, world.bot, PermissionFlagsBits.ReadMessageHistory)) throw new Refusal(160002);
  const found = channel.messages.get(reference.message_id);
  if (found !== undefined && found.onlyFor === null) return found;
  if (reference.fail_if_not_exists === false) return null;
  const code = "MESSAGE_REFERENCE_UNKNOWN_MESSAGE";
  throw wrongField("message_reference", code, "Unknown message");
}

/** @throws Refusal 50001, 50007, 50008, 50013, 50083, 160005 */
function checkPlace(world: World, channel: Channel, body: Body): void {
  if (NOT_FOR_TEXT.has(channel.type)) throw new Refusal(50008);
  demand(channel, world.bot, sendingIn(channel));
  if (body.embeds.length > 0) demand(channel, world.bot, PermissionFlagsBits.EmbedLinks);
  if (body.attachments.length > 0) demand(channel, world.bot, PermissionFlagsBits.AttachFiles);
  if (channel.recipients.some(({ bot, acceptsDms }) => !bot && !acceptsDms))
    throw new Refusal(50007);
  if (channel.locked && !may(channel, world.bot, PermissionFlagsBits.ManageThreads))
    throw new Refusal(channel.archived ? 50083 : 160005);
}

/**
 * The bot writes into a channel. With `enforce_nonce`, a nonce it has just used there gives back
 * the message of the first time instead of a second one.
 */
export function sendAsBot(world: World, channel: Channel, form: unknown, files: string[]): Message {
  const parsed = parseMessage(form);
  const body = completed(null, parsed, files);
  checkPlace(world, channel, body);
  const nonce = parsed.nonce == null ? null : String(parsed.nonce);
  if (nonce !== null && parsed.enforce_nonce === true) {
    const same = [...channel.messages.values()].find(
      (message) =>
        message.nonce === nonce &&
        message.author === world.bot &&
        Date.now() - Number(message.sentAt) <= world.nonceMs,
    );
    if (same !== undefined) return same;
  }
  if (channel.archived) setThread(world, channel, { archived: false });
  const opensPost = channel.parent?.type === ChannelType.GuildForum && channel.messages.size === 0;
  return postMessage(world, {
    ...(opensPost ? { id: channel.id } : {}),
    channel,
    author: world.bot,
    body,
    allowedMentions: parsed.allowed_mentions,
    repliesTo: repliedTo(world, channel, parsed),
    nonce,
  });
}

/** @throws Refusal 50005 for somebody else's message, 50083 in an archived thread */
export function editOwn(world: World, message: Message, form: unknown, files: string[]): Message {
  if (message.author !== world.bot) throw new Refusal(50005);
  if (message.channel.archived) throw new Refusal(50083);
  return editMessage(world, message, parseMessage(form), files);
}
