import type { AutocompleteInteraction } from "discord.js";
import { type Bot, placeOf } from "../bot.ts";
import { type Choice, collectionChoices } from "../library/catalogue.ts";
import { choosable, visibleAt } from "../library/collections.ts";

/** Offers collections or titles that may be seen at the place; nothing while there is no index. */
export async function onAutocomplete(
  interaction: AutocompleteInteraction,
  bot: Bot,
): Promise<void> {
  bot.metrics.interaction("autocomplete");
  try {
    await interaction.respond(await choicesFor(interaction, bot));
  } catch (error) {
    // Mostly somebody who types on: the next letters bring the next autocompletion.
    bot.log.warn("notCompleted", { reason: String(error) });
  }
}

async function choicesFor(
  interaction: AutocompleteInteraction,
  bot: Bot,
): Promise<readonly Choice[]> {
  const { name, value } = interaction.options.getFocused(true);
  const visible = visibleAt(placeOf(interaction), bot.settings.collectionChannels);
  const choices = bot.parts.withLibrarian(async (librarian) => {
    if (name === "title") return librarian.titles(value, visible);
    const { collections } = await librarian.holdings();
    return collectionChoices(choosable(visible, collections), value);
  });
  return choices.catch(() => []);
}
