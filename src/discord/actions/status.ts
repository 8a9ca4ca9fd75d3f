import type { ChatInputCommandInteraction } from "discord.js";
import type { Bot } from "../bot.ts";
import { visibleFrom } from "../gateway/origin.ts";
import { statusMessage } from "../render/status.ts";
import { defer, respond } from "../reply/respond.ts";

/** `/status`: the size of the index and the state of the bot. */
export async function status(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const { client, settings, parts, metrics, startedAt } = bot;
  const visible = visibleFrom(interaction, bot);
  const holdings = await bot.lookUp(
    (librarian) => librarian.holdings(visible),
    () => defer(interaction, { by: "everyone" }),
  );
  const payload = statusMessage(
    {
      ...holdings,
      inDatabase: settings.storeUrl !== null,
      rebuilding: parts.isRebuilding(),
      refusedSince: parts.refusedSince(),
      feeds: parts.feeds(),
      servers: client.guilds.cache.size,
      times: metrics.times(),
      startedAt,
    },
    bot.tools(interaction.locale),
  );
  await respond(interaction, payload, { by: "everyone" });
}
