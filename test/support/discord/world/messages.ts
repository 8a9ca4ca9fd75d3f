import { GatewayIntentBits, MessageFlags, MessageType, PermissionFlagsBits } from "discord.js";
import type { Body, MessageForm } from "../forms/message-form.ts";
import { completed } from "../forms/message-form.ts";
import { messageEventJson } from "./message-json.ts";
import type { Channel, Message, Origin, User } from "./model.ts";
import { may } from "./permissions.ts";
import { bothPings, pingsOf } from "./pings.ts";
import { Refusal } from "./refusals.ts";
import { snowflake } from "./snowflake.ts";
import type { World } from "./world.ts";

export type Draft = {
  /** A forum post's first message has the id of its thread; others get a new one. */
  readonly id?: string;
  readonly channel: Channel;
  readonly author: User;
  readonly body: Body;
  readonly allowedMentions?: MessageForm["allowed_mentions"];
  readonly repliesTo?: Message | null;
  readonly type?: MessageType;
  readonly origin?: Origin;
  readonly onlyFor?: User | null;
  readonly nonce?: string | null;
};

function tellBot(world: World, name: string, message: Message): void {
  const { channel, onlyFor } = message;
  const seen = may(channel, world.bot, PermissionFlagsBits.ViewChannel) && onlyFor === null;
  if (!seen) {
    world.touch();
    return;
  }
  const intent = intentFor(channel);
  world.announce({
    name,
    intent,
    guild: channel.guild,
    data: (intents) => messageEventJson(world, message, intents),
  });
}

function intentFor(channel: Channel): number {
  return channel.guild === null
    ? GatewayIntentBits.DirectMessages
    : GatewayIntentBits.GuildMessages;
}

/** Put a message into its channel and tell the bot, if it may see it. */
export function postMessage(world: World, draft: Draft): Message {
  const { channel, author, body, repliesTo = null, onlyFor = null } = draft;
  const message: Message = {
    id: draft.id ?? snowflake(),
    type: draft.type ?? (repliesTo === null ? MessageType.Default : MessageType.Reply),
    channel,
    author,
    ...body,
    flags: body.flags | (onlyFor === null ? 0 : MessageFlags.Ephemeral),
    replyTo: repliesTo && { id: repliesTo.id, channelId: repliesTo.channel.id },
    origin: draft.origin ?? null,
    nonce: draft.nonce ?? null,
    onlyFor,
    sentAt: new Date(),
    editedAt: null,
    deleted: false,
    pings: pingsOf(world, { channel, author, body, repliesTo }, draft.allowedMentions),
    thread: null,
  };
  channel.messages.set(message.id, message);
  tellBot(world, "MESSAGE_CREATE", message);
  return message;
}

/**
 * Apply an edit. Fields the form leaves out stay; a deferred response stops being "thinking".
 *
 * @throws Refusal 50035 or 50006
 */
export function editMessage(
  world: World,
  message: Message,
  form: MessageForm,
  files: string[] = [],
): Message {
  const body = completed(message, form, files);
  // Two edits never have the same time on Discord.
  const editedAt = new Date(Math.max(Date.now(), Number(message.editedAt) + 1));
  Object.assign(message, body, { flags: body.flags & ~MessageFlags.Loading, editedAt });
  const { channel, author } = message;
  const now = pingsOf(world, { channel, author, body, repliesTo: null }, form.allowed_mentions);
  message.pings = bothPings(message.pings, now);
  tellBot(world, "MESSAGE_UPDATE", message);
  return message;
}

export function deleteMessage(world: World, message: Message): void {
  const { id, channel } = message;
  message.deleted = true;
  channel.messages.delete(id);
  if (message.onlyFor !== null || !may(channel, world.bot, PermissionFlagsBits.ViewChannel)) {
    world.touch();
    return;
  }
  const place = { id, channel_id: channel.id };
  world.announce({
    name: "MESSAGE_DELETE",
    intent: intentFor(channel),
    guild: channel.guild,
    data: () => (channel.guild === null ? place : { ...place, guild_id: channel.guild.id }),
  });
}

/**
 * A message the bot can reach through its channel; ephemeral ones it can't.
 *
 * @throws Refusal 10008
 */
export function messageIn(channel: Channel, id: string): Message {
  const message = channel.messages.get(id);
  if (message === undefined || message.onlyFor !== null) throw new Refusal(10008);
  return message;
}
