import type { ChatInputCommandInteraction } from "discord.js";
import type { Bot } from "../bot.ts";
import { chosenCollection, tagOf } from "../library/collections.ts";
import { visibleFrom } from "../origin.ts";
import { ARTICLES_PER_PAGE, articleCard, articlesPage } from "../render/article.ts";
import type { Payload } from "../render/components.ts";
import { type Answerable, defer, notify, respond } from "../reply/respond.ts";

/** `/article`: what is known about one article. */
export async function article(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const tools = bot.tools(interaction.locale);
  const title = interaction.options.getString("title", true);
  const visible = visibleFrom(interaction, bot);
  const found = await bot.lookUp(
    (librarian) => librarian.article(title, visible),
    () => defer(interaction, { by: "everyone" }),
  );
  if (found === null) return notify(interaction, { kind: "articleUnknown" }, bot);
  await respond(interaction, articleCard(found, tools), { by: "everyone" });
}

/** `/articles`: the list of articles. */
export async function articles(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const wanted = interaction.options.getString("collection");
  const page = await articlesAt(interaction, wanted, 0, bot, () =>
    defer(interaction, { by: "everyone" }),
  );
  if (page === null) return notify(interaction, { kind: "collectionUnknown" }, bot);
  await respond(interaction, page, { by: "everyone" });
}

/**
 * A page of the articles that may be seen at the place of the interaction.
 *
 * @param promise as for `Bot.lookUp`
 * @param wanted name or tag of a collection; `null` or empty for all
 * @returns `null` when there is no such collection there
 */
export function articlesAt(
  interaction: Answerable,
  wanted: string | null,
  page: number,
  bot: Bot,
  promise: () => Promise<unknown>,
): Promise<Payload | null> {
  const visible = visibleFrom(interaction, bot);
  return bot.lookUp(async (librarian) => {
    const { collections } = await librarian.holdings(visible);
    const within = chosenCollection(wanted, visible, collections);
    if (within === undefined) return null;
    const shown = await librarian.articles(within, page, ARTICLES_PER_PAGE);
    return articlesPage(shown, within, tagOf(within), bot.tools(interaction.locale));
  }, promise);
}
