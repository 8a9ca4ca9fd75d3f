import type { ButtonInteraction, ModalMessageModalSubmitInteraction } from "discord.js";
import type { Added, Adding } from "../adding/adding.ts";
import type { Bot } from "../bot.ts";
import { visibleFrom } from "../gateway/origin.ts";
import { managedServer } from "../gateway/permissions.ts";
import { type Choice, nameChoices } from "../library/catalogue.ts";
import { isVisible } from "../library/collections.ts";
import { tagOf } from "../library/tag-of.ts";
import { notify } from "../reply/respond.ts";

/** Only this many of the latest articles can be changed: about as many as feeds bring in a year; searching them takes 50 ms. */
const MOST = 10_000;

type Seeing = Parameters<typeof visibleFrom>[0];

/** Autocompletes the name in `/remove`: added articles whose files still exist. */
export function addedChoices(typed: string, interaction: Seeing, bot: Bot): readonly Choice[] {
  const ids = addedAt(interaction, bot).map(({ id }) => id);
  return nameChoices(ids, typed, (id) => bot.parts.adding?.isThere(id) ?? false);
}

/** Added articles that may be seen where the interaction was used. */
export function addedAt(interaction: Seeing, bot: Bot): readonly Added[] {
  const visible = visibleFrom(interaction, bot);
  const added = bot.parts.adding?.added(MOST) ?? [];
  return added.filter(({ id }) => isVisible(id, visible));
}

/** The added article of a button, if this person added it or is a manager; otherwise shows a notice and returns `null`. */
export async function changeable(
  tag: string,
  interaction: ButtonInteraction | ModalMessageModalSubmitInteraction,
  bot: Bot,
): Promise<{ readonly id: string; readonly adding: Adding } | null> {
  const { adding } = bot.parts;
  const { guildId, user } = interaction;
  if (adding === null || guildId === null || !bot.settings.addInServers.includes(guildId)) {
    await notify(interaction, { kind: "addingOff" }, bot);
    return null;
  }
  const found = addedAt(interaction, bot).find(({ id }) => tagOf(id) === tag);
  const isTheirs = found?.by === user.id || managedServer(interaction) !== null;
  if (found !== undefined && isTheirs) return { id: found.id, adding };
  await notify(interaction, found === undefined ? notAdded("") : { kind: "notYourArticle" }, bot);
  return null;
}

/** The notice that no such article was added. */
export function notAdded(name: string) {
  const failures = [{ cause: "notAdded", name, detail: null }] as const;
  return { kind: "notAdded", failures } as const;
}
