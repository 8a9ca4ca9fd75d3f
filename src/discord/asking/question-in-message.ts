import { ChannelType, type Message } from "discord.js";
import type { Bot } from "../bot.ts";
import { type Asked, questionIn } from "./parse-question.ts";
import { isCourtesy, readsAsQuestion } from "./reads-as-question.ts";

/** For the words around an answer: people's own language is only known in interactions. */
export function localeOf({ guild }: Message): string | null {
  return guild?.preferredLocale ?? null;
}

/** What a message asks the bot; `null` when it is not for the bot. */
export async function askedIn(message: Message, bot: Bot): Promise<Asked | null> {
  if (message.author.bot || message.webhookId !== null || message.system) return null;
  const asked = textIn(message, bot);
  if (isAddressed(message, bot)) return isAside(message, bot) ? null : asked;
  if (asked.kind !== "question" || !readsAsQuestion(asked.text)) return null;
  return (await isHeard(message, bot)) ? asked : null;
}

function textIn(message: Message, bot: Bot): Asked {
  const { client } = bot;
  const { users, roles, channels } = message.mentions;
  const ownRole = message.guild?.members.me?.roles.botRole?.id;
  const asked = questionIn(message.content, {
    self: [client.user.id, ...(ownRole === undefined ? [] : [ownRole])],
    nameOf(kind, id) {
      if (kind === "user") return users.get(id)?.displayName ?? null;
      if (kind === "role") return roles.get(id)?.name ?? null;
      const channel = channels.get(id);
      return channel && "name" in channel ? channel.name : null;
    },
  });
  return withPostTitle(message, asked);
}

/** The first message of a forum post often only adds to a question in the title. */
function withPostTitle({ id, channel }: Message, asked: Asked): Asked {
  if (!channel.isThread() || channel.id !== id) return asked;
  if (channel.parent?.type !== ChannelType.GuildForum) return asked;
  if (asked.kind === "tooLong") return asked;
  if (asked.kind === "nothingAsked") return questionIn(channel.name, NOBODY);
  return readsAsQuestion(asked.text) || !readsAsQuestion(channel.name)
    ? asked
    : questionIn(`${channel.name} ${asked.text}`, NOBODY);
}

const NOBODY = { self: [], nameOf: () => null };

/** Mentions the bot, replies to it, or speaks to it alone. */
function isAddressed(message: Message, { client }: Bot): boolean {
  if (message.channel.isDMBased()) return true;
  const { users, roles, repliedUser } = message.mentions;
  const ownRole = message.guild?.members.me?.roles.botRole?.id;
  const mentioned = users.has(client.user.id) || (ownRole !== undefined && roles.has(ownRole));
  return mentioned || (repliedUser?.id === client.user.id && message.content !== "");
}

/** Below an answer, or to the bot alone, people say thanks, too. A mention means that it is to answer. */
function isAside({ content, mentions, channel }: Message, { client }: Bot): boolean {
  const isReply = mentions.repliedUser?.id === client.user.id;
  if (/<@[!&]?\d+>/.test(content) || !isCourtesy(content)) return false;
  return isReply || (channel.isDMBased() && /[\p{L}\p{N}]/u.test(content));
}

/** Stands where the bot listens: in a thread about one of its answers, or where LISTEN_CHANNELS says. */
async function isHeard(
  { channel, mentions }: Message,
  { settings, store, client }: Bot,
): Promise<boolean> {
  if (mentions.repliedUser !== null || mentions.users.size > 0) return false;
  const { listenChannels } = settings;
  if (!channel.isThread()) return listenChannels.includes(channel.id);
  const { id, parentId, ownerId } = channel;
  const { answers } = store;
  return (
    listenChannels.some((listened) => listened === id || listened === parentId) ||
    ownerId === client.user.id ||
    (await answers.inMessage(id)) !== null ||
    (await answers.toMessage(id)) !== null
  );
}
