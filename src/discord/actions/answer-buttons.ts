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

/** Shows the presser the passages after those in the message. */
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

/** Shows the presser what stands around a quote. */
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

/** Deletes the answer, for the one who asked or a moderator. */
export const remove: Action = async (answer, interaction, bot) => {
  const { user } = interaction;
  if (user.id !== answer.asker && !isModerator(interaction))
    return notify(interaction, { kind: "notYours" }, bot);
  await acknowledgeUpdate(interaction);
  await interaction.deleteReply();
  await bot.store.answers.remove(answer.id);
  bot.log.info("deleted", { id: answer.id, user: user.id });
};

/** Promises an answer below for when an article has it, where the bot may write. */
export const later: Action = async ({ id }, interaction, bot) => {
  if (!bot.tools(null, canReplyLater(interaction)).offersLater)
    return notify(interaction, { kind: "cannotAnswerLater" }, bot);
  await bot.store.later.want(id);
  await notify(interaction, { kind: "answersLater" }, bot);
  const question = await bot.store.later.byId(id);
  if (question !== null && question.closedBy !== null) await askAgain(question, bot);
};

/** Shows a private answer to all, once, however often the button is pressed. */
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

/** A stored answer as the articles are now, as far as it may be seen here. */
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
