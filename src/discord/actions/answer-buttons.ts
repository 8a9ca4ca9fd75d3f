import type { ButtonInteraction } from "discord.js";
import type { Bot } from "../bot.ts";
import { visibleFrom } from "../gateway/origin.ts";
import { canReplyLater, isModerator } from "../gateway/permissions.ts";
import { askAgain } from "../later/ask-again.ts";
import { answerMessage, type ShownAnswer, withVotes } from "../render/answer.ts";
import { contextMessage } from "../render/article.ts";
import { noticeMessage } from "../render/notice.ts";
import { passagesPage } from "../render/passages-page.ts";
import { acknowledgeUpdate, defer, notify, respond, update } from "../reply/respond.ts";
import type { StoredAnswer } from "../store/answers.ts";
import type { Vote } from "../store/votes.ts";

type Action = (answer: StoredAnswer, interaction: ButtonInteraction, bot: Bot) => Promise<void>;

/** Shows the person who pressed it the passages that follow those in the message. */
export const more: Action = async (answer, interaction, bot) => {
  const shown = {
    ...(await restored(answer, interaction, bot, () => defer(interaction, { by: "presser" }))),
    question: null,
  };
  const payload = passagesPage(shown, 1, bot.tools(interaction.locale));
  await respond(interaction, payload, { by: "presser" });
};

/** Turns the message to another page of passages. */
export async function turn(
  answer: StoredAnswer,
  page: number,
  interaction: ButtonInteraction,
  bot: Bot,
): Promise<void> {
  const shown = await restored(answer, interaction, bot, () => acknowledgeUpdate(interaction));
  const question = answer.kind === "search" ? answer.question : null;
  const payload = passagesPage({ ...shown, question }, page, bot.tools(interaction.locale));
  await update(interaction, payload);
}

/** Shows the person who pressed it the text around a quote. */
export async function context(
  answer: StoredAnswer,
  quote: number,
  interaction: ButtonInteraction,
  bot: Bot,
): Promise<void> {
  const tools = bot.tools(interaction.locale);
  const visible = visibleFrom(interaction, bot);
  const stored = answer.quotes[quote];
  const around = stored && (await bot.lookUp((librarian) => librarian.around(stored, visible)));
  const payload = around
    ? contextMessage(around, tools)
    : noticeMessage({ kind: "articleChanged" }, tools);
  await respond(interaction, payload, { by: "presser" });
}

/** Counts the vote and shows the new count on the message's buttons. */
export async function vote(
  answer: StoredAnswer,
  given: Vote,
  interaction: ButtonInteraction,
  bot: Bot,
): Promise<void> {
  const tally = await bot.store.votes.cast(answer.id, interaction.user.id, given);
  if (tally === null) return notify(interaction, { kind: "expired" }, bot);
  bot.log.info("vote", { id: answer.id, user: interaction.user.id, vote: given });
  const components = interaction.message.components.map((component) => component.toJSON());
  const tools = bot.tools(interaction.locale);
  await update(interaction, withVotes(components, answer.id, tally, tools));
}

/** Deletes the answer, if the asker or a moderator wants that. */
export const remove: Action = async (answer, interaction, bot) => {
  const { user } = interaction;
  if (user.id !== answer.asker && !isModerator(interaction))
    return notify(interaction, { kind: "notYours" }, bot);
  await acknowledgeUpdate(interaction);
  await interaction.deleteReply();
  await bot.store.answers.remove(answer.id);
  bot.log.info("deleted", { id: answer.id, user: user.id });
};

/** Promises to reply when a new article answers the question, if the bot may write in the channel. */
export const later: Action = async ({ id }, interaction, bot) => {
  if (!bot.tools(null, canReplyLater(interaction)).offersLater)
    return notify(interaction, { kind: "cannotAnswerLater" }, bot);
  await bot.store.later.want(id);
  await notify(interaction, { kind: "answersLater" }, bot);
  const question = await bot.store.later.byId(id);
  if (question !== null && question.closedBy !== null) await askAgain(question, bot);
};

/** Shows a private answer to everybody, once, however often the button is pressed. */
export const share: Action = ({ id }, interaction, bot) =>
  bot.byMessage.run(id, async () => {
    const answer = await bot.store.answers.byId(id);
    if (!answer?.private) return notify(interaction, { kind: "shared" }, bot);
    const shown = {
      ...(await restored(answer, interaction, bot, () => defer(interaction, { by: "everyone" }))),
      private: false,
    };
    if (answer.quotes.length > 0 && shown.quotes.length === 0)
      return notify(interaction, { kind: "articleChanged" }, bot);
    const tools = bot.tools(interaction.locale, canReplyLater(interaction));
    const payload = answerMessage(shown, tools);
    const message = await respond(interaction, payload, { by: "everyone" });
    await bot.store.answers.sent(id, message);
  });

/** A stored answer with its quotes from the current articles, as far as they may be seen here. */
async function restored(
  answer: StoredAnswer,
  interaction: ButtonInteraction,
  bot: Bot,
  acknowledge: () => Promise<unknown>,
): Promise<ShownAnswer> {
  const visible = visibleFrom(interaction, bot);
  const { id, question, verdict, filter } = answer;
  const [shown, votes] = await Promise.all([
    bot.lookUp((librarian) => librarian.restored(answer, visible), acknowledge),
    bot.store.votes.of(id),
  ]);
  const searched = filter === undefined ? {} : { filter };
  return { id, question, verdict, ...searched, ...shown, private: answer.private, votes };
}
