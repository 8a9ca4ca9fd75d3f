import type { ButtonInteraction, ChatInputCommandInteraction } from "discord.js";
import type { Adding } from "../adding/adding.ts";
import { failureOf } from "../adding/take-files.ts";
import type { Bot } from "../bot.ts";
import { tagOf } from "../library/tag-of.ts";
import { removedCard } from "../render/adding.ts";
import type { Payload } from "../render/components.ts";
import {
  type Answerable,
  acknowledgeUpdate,
  defer,
  editShown,
  notify,
  shownReply,
  update,
} from "../reply/respond.ts";
import { addingAt, sheetOf } from "./add.ts";
import { addedAt, changeable, notAdded } from "./added-articles.ts";
import { failureToUpdate } from "./update-failed.ts";

/** `/remove`: removes an added article. */
export async function remove(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const wanted = interaction.options.getString("article", true);
  const place = addingAt(interaction, bot);
  if ("kind" in place) return notify(interaction, place, bot);
  const found = addedAt(interaction, bot).find(({ id }) => [id, tagOf(id)].includes(wanted));
  if (found === undefined) return notify(interaction, notAdded(wanted), bot);
  const seen = { by: "everyone" } as const;
  const reply = shownReply(interaction, await defer(interaction, seen), seen);
  const shown = await removed(found.id, place.adding, interaction, bot);
  if (shown !== null) await editShown(reply, shown, bot);
}

/** The *Remove* button below an added article. */
export async function removeAdded(
  tag: string,
  interaction: ButtonInteraction,
  bot: Bot,
): Promise<void> {
  const found = await changeable(tag, interaction, bot);
  if (found === null) return;
  await acknowledgeUpdate(interaction);
  const shown = await removed(found.id, found.adding, interaction, bot);
  if (shown !== null) await update(interaction, shown);
}

/** Moves the file aside and updates the index. @returns the message to show, unless a notice was shown */
async function removed(
  id: string,
  adding: Adding,
  interaction: Answerable,
  bot: Bot,
): Promise<Payload | null> {
  const tools = bot.tools(interaction.locale);
  const title = await sheetOf(id, bot).then(
    (sheet) => sheet?.article.title ?? id,
    () => id,
  );
  try {
    await adding.remove(id);
    bot.log.info("removed", { article: id, user: interaction.user.id });
  } catch (error) {
    await notify(interaction, { kind: "notAdded", failures: [failureOf(error, id, bot)] }, bot);
    return null;
  }
  return (await failureToUpdate(adding, tools, bot)) ?? removedCard(title, tools);
}
