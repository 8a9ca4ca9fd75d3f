import type { ButtonInteraction } from "discord.js";
import { context, more, remove, share, turn, vote } from "../actions/answer-buttons.ts";
import { articlesAt } from "../actions/articles.ts";
import { gapsAt } from "../actions/gaps.ts";
import type { Bot } from "../bot.ts";
import { type Press, readPress } from "../reply/custom-id.ts";
import { notify } from "../reply/notify.ts";
import { update } from "../reply/respond.ts";
import type { StoredAnswer } from "../store/answers.ts";

/** Does what a button asks for, if this bot made the button and still knows its answer. */
export async function onButton(interaction: ButtonInteraction, bot: Bot): Promise<void> {
  const press = readPress(interaction.customId, bot.store.secret);
  const done = press !== null && (await pressed(press, interaction, bot));
  if (!done) await notify(interaction, { kind: "expired" }, bot);
}

/** @returns false when what the button belongs to is gone */
async function pressed(press: Press, interaction: ButtonInteraction, bot: Bot): Promise<boolean> {
  if (press.kind === "gaps") {
    await update(interaction, await gapsAt(interaction, press.page, bot));
    return true;
  }
  if (press.kind === "articles") {
    const page = await articlesAt(interaction, press.collection, press.page, bot);
    if (page !== null) await update(interaction, page);
    return page !== null;
  }
  const answer = await bot.store.answers.byId(press.answer);
  if (answer === null || !belongsHere(answer, interaction)) return false;
  switch (press.kind) {
    case "more":
      await more(answer, interaction, bot);
      return true;
    case "page":
      await turn(answer, press.page, interaction, bot);
      return true;
    case "context":
      await context(answer, press.quote, interaction, bot);
      return true;
    case "vote":
      await vote(answer, press.vote, interaction, bot);
      return true;
    case "delete":
      await remove(answer, interaction, bot);
      return true;
    case "share":
      await share(answer, interaction, bot);
      return true;
  }
}

/** A button works where its answer was given, and on a private answer for its asker alone. */
function belongsHere(answer: StoredAnswer, { channelId, user }: ButtonInteraction): boolean {
  return answer.channel === channelId && (!answer.private || answer.asker === user.id);
}
