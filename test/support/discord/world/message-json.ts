import { GatewayIntentBits, MessageReferenceType } from "discord.js";
import { channelJson, memberJson, userJson } from "../gateway/wire.ts";
import type { Json, Message, Origin } from "./model.ts";
import type { World } from "./world.ts";

/**
 * Whether the bot is shown what a message says: always in direct messages, for its own messages
 * and those that mention it, otherwise only with the privileged intent.
 */
function showsContent(world: World, message: Message, intents: number): boolean {
  return (
    message.channel.guild === null ||
    message.author === world.bot ||
    message.pings.users.includes(world.bot.id) ||
    (intents & GatewayIntentBits.MessageContent) !== 0
  );
}

function contentJson({ content, embeds, components, attachments, channel }: Message): Json {
  const base = `https://cdn.discordapp.com/attachments/${channel.id}`;
  return {
    content,
    embeds: embeds.map((embed) => ({ type: "rich", ...embed })),
    components,
    attachments: attachments.map((file) => {
      const url = file.url ?? `${base}/${file.id}/${file.filename}`;
      return { ...file, url, proxy_url: url };
    }),
  };
}

const NO_CONTENT = { content: "", embeds: [], components: [], attachments: [] };

function originJson({ interactionId, type, name, user }: Origin): Json {
  const owners = { authorizing_integration_owners: {} };
  return { id: interactionId, type, user: userJson(user), ...(name ? { name } : {}), ...owners };
}

function referenceJson({ replyTo, channel }: Message): Json {
  if (replyTo === null) return {};
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: replyTo.id,
      channel_id: replyTo.channelId,
      ...(channel.guild === null ? {} : { guild_id: channel.guild.id }),
    },
  };
}

/** A message as REST answers with it; `nested` leaves out the message it replies to. */
export function messageJson(world: World, message: Message, intents: number, nested = false): Json {
  const { id, type, channel, author, pings, origin, replyTo, thread } = message;
  const people = pings.users.flatMap((userId) => world.users.get(userId) ?? []);
  const original = replyTo && world.channels.get(replyTo.channelId)?.messages.get(replyTo.id);
  return {
    id,
    type,
    channel_id: channel.id,
    author: userJson(author),
    ...(showsContent(world, message, intents) ? contentJson(message) : NO_CONTENT),
    timestamp: message.sentAt.toISOString(),
    edited_timestamp: message.editedAt?.toISOString() ?? null,
    flags: message.flags,
    tts: false,
    pinned: false,
    mention_everyone: pings.everyone,
    mentions: people.map(userJson),
    mention_roles: pings.roles,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(origin === null
      ? {}
      : {
          webhook_id: world.application.id,
          application_id: world.application.id,
          interaction_metadata: originJson(origin),
        }),
    ...(thread === null ? {} : { thread: channelJson(thread) }),
    ...referenceJson(message),
    ...(replyTo === null || nested
      ? {}
      : { referenced_message: original ? messageJson(world, original, intents, true) : null }),
  };
}

/** A message as MESSAGE_CREATE and MESSAGE_UPDATE bring it: with guild, member and channel type. */
export function messageEventJson(world: World, message: Message, intents: number): Json {
  const { guild, type } = message.channel;
  const json = { ...messageJson(world, message, intents), channel_type: type };
  if (guild === null) return json;
  const { user: _, ...member } = memberJson(guild, message.author);
  return {
    ...json,
    guild_id: guild.id,
    ...(guild.members.has(message.author.id) ? { member } : {}),
  };
}
