import type { ChatInputCommandInteraction } from "discord.js";
import { article, articles } from "../actions/articles.ts";
import { ask } from "../actions/ask.ts";
import { gaps } from "../actions/gaps.ts";
import { reindex } from "../actions/reindex.ts";
import { search } from "../actions/search.ts";
import { status } from "../actions/status.ts";
import type { Bot } from "../bot.ts";
import type { CommandName } from "../gateway/commands.ts";

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
