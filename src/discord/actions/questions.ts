import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from "discord.js";
import { cutText } from "../../shared/text/cut-text.ts";
import { asOperators } from "../../shared/text/dates/dated-question.ts";
import { LONGEST_QUESTION } from "../../shared/text/read-question.ts";
import { answerCommand, type CommandQuestion } from "../asking/answer-command.ts";
import { asShown, parseTyped } from "../asking/parse-question.ts";
import { newId, type Question } from "../asking/question.ts";
import { isSmallTalk } from "../asking/reads-as-question.ts";
import type { Bot } from "../bot.ts";
import { untilDone } from "../events/with-claim.ts";
import { placeOf } from "../gateway/origin.ts";
import { canReplyLater } from "../gateway/permissions.ts";
import type { Notice } from "../render/notice.ts";
import { type Answerable, defer, deferredReply, notify } from "../reply/respond.ts";
import { sealText } from "../store/seal-text.ts";

/** `/ask`: an answer for everybody or for the asker alone. */
export async function ask(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const { options, channel, channelId } = interaction;
  const typed = options.getString("question", true);
  const parsed = parseTyped(typed);
  if (parsed.kind !== "question") return notify(interaction, parsed, bot);
  if (isSmallTalk(parsed.text)) return notify(interaction, { kind: "nothingAsked" }, bot);
  const isConversation = channel?.isThread() || channel?.isDMBased();
  const lastAnswer = isConversation ? await bot.store.answers.lastIn(channelId) : null;
  const text = parsed.text + filtersOf(interaction);
  const question = {
    ...questionOf(interaction, "ask", text, asShown(typed, text)),
    wanted: options.getString("collection"),
    topic: lastAnswer?.topic ?? null,
    private: options.getBoolean("private") ?? false,
  };
  await answer(interaction, question, bot);
}

/** `/search`: pages of passages, for everybody to see. */
export async function search(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const typed = interaction.options.getString("query", true);
  const parsed = parseTyped(typed);
  if (parsed.kind !== "question") return notify(interaction, parsed, bot);
  const text = parsed.text + filtersOf(interaction);
  const question = questionOf(interaction, "search", text, asShown(typed, text));
  await answer(interaction, { ...question, private: false }, bot);
}

/** *Find sources*: passages about a message, shown only to the person who asks. */
export async function findSources(
  interaction: MessageContextMenuCommandInteraction,
  bot: Bot,
): Promise<void> {
  const parsed = parseTyped(cutText(interaction.targetMessage.content, LONGEST_QUESTION));
  if (parsed.kind !== "question") return notify(interaction, { kind: "noText" }, bot);
  const question = questionOf(interaction, "sources", parsed.text);
  await answer(interaction, { ...question, private: true }, bot);
}

/** The dates given with the command, written as operators in the question, so that they are shown and remembered, too. */
function filtersOf({ options }: ChatInputCommandInteraction): string {
  return asOperators({ since: options.getString("since"), until: options.getString("until") });
}

function questionOf(
  interaction: Answerable,
  kind: Question["kind"],
  text: string,
  shown: string = text,
) {
  return {
    id: newId(),
    kind,
    text,
    shown,
    askedAt: interaction.createdTimestamp,
    asker: interaction.user.id,
    place: placeOf(interaction),
    wanted: null,
    topic: null,
    questionMessage: null,
  };
}

/**
 * Answers the question of a command. If it is refused, only the asker sees why. The question is stored before the interaction is
 * acknowledged, so that another process answers it if this one ends.
 */
async function answer(interaction: Answerable, question: Question, bot: Bot): Promise<void> {
  const { id, locale, guildId } = interaction;
  const here = canReplyLater(interaction);
  const seen = { by: question.private ? "presser" : "everyone" } as const;
  const note = (reply: CommandQuestion["reply"]) => {
    const asked: CommandQuestion = { question, locale, canReplyLater: here, reply };
    const command = sealText(JSON.stringify(asked), bot.settings.token);
    const at = { message: id, channel: reply.channel, guild: guildId, command };
    return bot.store.claims.open(id, at);
  };
  const asking = {
    question,
    locale,
    canReplyLater: here,
    refuse: (notice: Notice) => notify(interaction, notice, bot),
    async acknowledge() {
      const deferred = deferredReply(interaction, seen);
      await note(deferred);
      const reply = { ...deferred, message: await defer(interaction, seen) };
      await note(reply);
      return reply;
    },
  };
  await untilDone(id, bot, (stillOurs) => answerCommand({ ...asking, stillOurs }, bot));
}
