import { ChannelType, type Message } from "discord.js";
import type { Bot } from "../bot.ts";
import { messageAt } from "../gateway/channels.ts";
import { type ParsedQuestion, parseQuestion, parseTyped } from "./parse-question.ts";
import { isCourtesy, isSmallTalk, readsAsQuestion } from "./reads-as-question.ts";

/** The question that a message asks the bot; `null` if it is not for the bot. */
export async function questionInMessage(
  message: Message,
  bot: Bot,
): Promise<ParsedQuestion | null> {
  if (message.author.bot || message.webhookId !== null || message.system) return null;
  const ownIds = ownIdsAt(message, bot);
  const typed = withPostTitle(message, parseMessage(message, ownIds));
  const question = withoutSmallTalk(typed);
  if (isAddressed(message, ownIds)) {
    if (isAside(message, ownIds)) return null;
    return typed.kind === "nothingAsked" ? questionAbove(message, ownIds, bot) : question;
  }
  if (question.kind !== "question" || !readsAsQuestion(question.text)) return null;
  return (await isHeard(message, bot)) ? question : null;
}

/** Ids of the bot and of the role that Discord created for it in the server. */
function ownIdsAt({ guild }: Message, { client }: Bot): readonly string[] {
  const role = guild?.members.me?.roles.botRole?.id;
  return role === undefined ? [client.user.id] : [client.user.id, role];
}

function parseMessage({ content, mentions }: Message, ownIds: readonly string[]): ParsedQuestion {
  const { users, roles, channels } = mentions;
  return parseQuestion(content, {
    self: ownIds,
    nameOf(kind, id) {
      if (kind === "user") return users.get(id)?.displayName ?? null;
      if (kind === "role") return roles.get(id)?.name ?? null;
      const channel = channels.get(id);
      return channel && "name" in channel ? channel.name : null;
    },
  });
}

function withoutSmallTalk(question: ParsedQuestion): ParsedQuestion {
  const isTalk = question.kind === "question" && isSmallTalk(question.text);
  return isTalk ? { kind: "nothingAsked" } : question;
}

/** The question of the message that one without a question replies to. Without the Message Content intent, Discord hides its text. */
async function questionAbove(
  { channelId, reference }: Message,
  ownIds: readonly string[],
  bot: Bot,
): Promise<ParsedQuestion> {
  const nothing = { kind: "nothingAsked" } as const;
  if (!reference?.messageId || reference.channelId !== channelId) return nothing;
  // Without the permission to read it, the reply says what is missing.
  const above = await messageAt(channelId, reference.messageId, bot).catch(() => null);
  return above === null || above.author.bot
    ? nothing
    : withoutSmallTalk(parseMessage(above, ownIds));
}

/** The first message of a forum post often only adds to a question in the title. */
function withPostTitle({ id, channel }: Message, question: ParsedQuestion): ParsedQuestion {
  if (!channel.isThread() || channel.id !== id) return question;
  if (channel.parent?.type !== ChannelType.GuildForum) return question;
  if (question.kind === "tooLong") return question;
  if (question.kind === "nothingAsked") return parseTyped(channel.name);
  return readsAsQuestion(question.text) || !readsAsQuestion(channel.name)
    ? question
    : parseTyped(`${channel.name} ${question.text}`);
}

/** Whether a message mentions the bot, replies to it, or is a direct message. */
function isAddressed({ channel, content, mentions }: Message, ownIds: readonly string[]): boolean {
  if (channel.isDMBased()) return true;
  const { users, roles } = mentions;
  if (ownIds.some((id) => users.has(id) || roles.has(id))) return true;
  return isReplyTo(ownIds, mentions) && content !== "";
}

/** Whether a message is only thanks, below an answer or in a direct message. A message with a mention always gets an answer. */
function isAside({ content, mentions, channel }: Message, ownIds: readonly string[]): boolean {
  if (/<@[!&]?\d+>/.test(content) || !isCourtesy(content)) return false;
  return isReplyTo(ownIds, mentions) || (channel.isDMBased() && /[\p{L}\p{N}]/u.test(content));
}

function isReplyTo(ownIds: readonly string[], { repliedUser }: Message["mentions"]): boolean {
  return repliedUser !== null && ownIds.includes(repliedUser.id);
}

/** Whether a message is where the bot listens: in a thread about one of its answers, or in a channel of LISTEN_CHANNELS. */
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
