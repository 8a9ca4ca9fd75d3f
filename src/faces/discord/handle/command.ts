import type { ChatInputCommandInteraction } from "discord.js";
import type { Bot } from "../bot.ts";
import type { CommandName } from "../commands.ts";
import { article, articles } from "./articles.ts";
import { ask } from "./ask.ts";
import { gaps } from "./gaps.ts";
import { reindex } from "./reindex.ts";
import { search } from "./search.ts";
import { status } from "./status.ts";

type Handler = (interaction: ChatInputCommandInteraction, bot: Bot) => Promise<void>;

const HANDLERS: { readonly [name in CommandName]: Handler } = {
  ask,
  search,
  article,
  articles,
  status,
  reindex,
  gaps,
};

/** Runs a slash command; one that another version of the bot registered is not known any more. */
export async function onCommand(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const { commandName } = interaction;
  const handler = new Map(Object.entries(HANDLERS)).get(commandName);
  if (handler === undefined) throw new Error(`There is no command ${commandName}.`);
  await handler(interaction, bot);
}
