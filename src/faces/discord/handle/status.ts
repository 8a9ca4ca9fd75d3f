import type { ChatInputCommandInteraction } from "discord.js";
import { type Bot, placeOf } from "../bot.ts";
import { choosable, visibleAt } from "../collections.ts";
import { statusMessage } from "../render/status.ts";
import { respond } from "../respond.ts";

/** `/status`: what the bot knows and how it is doing. */
export async function status(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const { settings, parts, metrics, startedAt } = bot;
  const visible = visibleAt(placeOf(interaction), settings.collectionChannels);
  const { manifest, collections } = await parts.withLibrarian((librarian) => librarian.holdings());
  const payload = statusMessage(
    {
      manifest,
      collections: choosable(visible, collections),
      rebuilding: parts.isRebuilding(),
      times: metrics.times(),
      startedAt,
    },
    bot.tools(interaction.locale),
  );
  await respond(interaction, payload, { by: "everyone" });
}
