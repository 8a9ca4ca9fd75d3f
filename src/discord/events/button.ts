import type { ButtonInteraction, ModalMessageModalSubmitInteraction } from "discord.js";
import { context, later, more, remove, share, turn, vote } from "../actions/answer-buttons.ts";
import { articlesAt } from "../actions/articles.ts";
import { gapsAt } from "../actions/gaps.ts";
import { removeAdded } from "../actions/remove-added.ts";
import { askForName, rename } from "../actions/rename-added.ts";
import type { Bot } from "../bot.ts";
import { type AnswerPress, readPress } from "../reply/press.ts";
import { acknowledgeUpdate, notify, update } from "../reply/respond.ts";
import type { StoredAnswer } from "../store/answers.ts";

/** Handles a button, if this bot made it and still has its answer. */
export async function onButton(interaction: ButtonInteraction, bot: Bot): Promise<void> {
  const press = readPress(interaction.customId, bot.store.secret);
  if (press?.kind === "removeAdded") return removeAdded(press.article, interaction, bot);
  if (press?.kind === "renameAdded") return askForName(press.article, interaction, bot);
  if (press?.kind === "gaps")
    return update(interaction, await gapsAt(interaction, press.page, bot));
  if (press?.kind === "articles" || press?.kind === "latest") {
    const { kind: list, collection: wanted, page } = press;
    const shown = await articlesAt(interaction, { list, wanted, page }, bot, () =>
      acknowledgeUpdate(interaction),
    );
    if (shown !== null) return update(interaction, shown);
  } else if (press !== null && press.kind !== "renamed") {
    const answer = await bot.store.answers.byId(press.answer);
    if (answer !== null && belongsHere(answer, interaction))
      return onAnswerButton(press, answer, interaction, bot);
  }
  await notify(interaction, { kind: "expired" }, bot);
}

/** Handles a submitted form. */
export async function onForm(
  interaction: ModalMessageModalSubmitInteraction,
  bot: Bot,
): Promise<void> {
  const press = readPress(interaction.customId, bot.store.secret);
  if (press?.kind === "renamed") return rename(press.article, interaction, bot);
  await notify(interaction, { kind: "expired" }, bot);
}

function onAnswerButton(
  press: AnswerPress,
  answer: StoredAnswer,
  interaction: ButtonInteraction,
  bot: Bot,
): Promise<void> {
  switch (press.kind) {
    case "more":
      return more(answer, interaction, bot);
    case "page":
      return turn(answer, press.page, interaction, bot);
    case "context":
      return context(answer, press.quote, interaction, bot);
    case "vote":
      return vote(answer, press.vote, interaction, bot);
    case "later":
      return later(answer, interaction, bot);
    case "delete":
      return remove(answer, interaction, bot);
    case "share":
      return share(answer, interaction, bot);
  }
}

/** A button works only where its answer was given, and on a private answer only for its asker. */
function belongsHere(answer: StoredAnswer, { channelId, user }: ButtonInteraction): boolean {
  return answer.channel === channelId && (!answer.private || answer.asker === user.id);
}
