import type { ButtonInteraction, ModalMessageModalSubmitInteraction } from "discord.js";
import type { Added, Adding } from "../adding/adding.ts";
import type { Bot } from "../bot.ts";
import { visibleFrom } from "../gateway/origin.ts";
import { managedServer } from "../gateway/permissions.ts";
import { type Choice, nameChoices } from "../library/catalogue.ts";
import { tagOf } from "../library/tag-of.ts";
import { notify } from "../reply/respond.ts";

/** Only the latest articles can be changed: feeds bring as many in a year, and searching them takes 50 ms. */
const MOST = 10_000;

type Seeing = Parameters<typeof visibleFrom>[0];

/** Names of added articles whose files are there, as they are typed into `/remove`. */
export function addedChoices(typed: string, interaction: Seeing, bot: Bot): readonly Choice[] {
  const ids = addedAt(interaction, bot).map(({ id }) => id);
  return nameChoices(ids, typed, (id) => bot.parts.adding?.isThere(id) ?? false);
}

/** Added articles of the collection that may be seen at the place. */
export function addedAt(interaction: Seeing, bot: Bot): readonly Added[] {
  const visible = visibleFrom(interaction, bot);
  const added = bot.parts.adding?.added(MOST) ?? [];
  return added.filter(({ id }) => visible === null || id.normalize().startsWith(`${visible}/`));
}

/** The added article of a button, for the person who added it and for managers; others get a notice, and `null` is returned. */
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

/** The notice that there is no such article. */
export function notAdded(name: string) {
  const failures = [{ cause: "notAdded", name, detail: null }] as const;
  return { kind: "notAdded", failures } as const;
}
