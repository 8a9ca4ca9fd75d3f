import type { ChatInputCommandInteraction } from "discord.js";
import type { Bot } from "../bot.ts";
import { visibleFrom } from "../gateway/origin.ts";
import { chosenCollection } from "../library/collections.ts";
import { tagOf } from "../library/tag-of.ts";
import {
  ARTICLES_PER_PAGE,
  articleCard,
  articlesPage,
  LATEST_PER_PAGE,
  latestPage,
} from "../render/article.ts";
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

/** The lists of articles: by name, and newest first. */
type List = "articles" | "latest";

/** `/articles`: the list of articles. */
export const articles = listing("articles");

/** `/latest`: the newest articles, with their first sentences. */
export const latest = listing("latest");

function listing(list: List) {
  return async (interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> => {
    const wanted = interaction.options.getString("collection");
    const page = await articlesAt(interaction, { list, wanted, page: 0 }, bot, () =>
      defer(interaction, { by: "everyone" }),
    );
    if (page === null) return notify(interaction, { kind: "collectionUnknown" }, bot);
    await respond(interaction, page, { by: "everyone" });
  };
}

type ListedPage = {
  readonly list: List;
  /** Name or tag of a collection; `null` or empty for all. */
  readonly wanted: string | null;
  /** Counted from 0. */
  readonly page: number;
};

/**
 * A page of the articles that may be seen where the interaction was used.
 *
 * @param acknowledge as for `Bot.lookUp`
 * @returns `null` if there is no such collection there
 */
export function articlesAt(
  interaction: Answerable,
  { list, wanted, page }: ListedPage,
  bot: Bot,
  acknowledge: () => Promise<unknown>,
): Promise<Payload | null> {
  const visible = visibleFrom(interaction, bot);
  return bot.lookUp(async (librarian) => {
    const { collections } = await librarian.holdings(visible);
    const within = chosenCollection(wanted, visible, collections);
    if (within === undefined) return null;
    const how = [within, tagOf(within), bot.tools(interaction.locale)] as const;
    return list === "latest"
      ? latestPage(await librarian.latest(within, page, LATEST_PER_PAGE), ...how)
      : articlesPage(await librarian.articles(within, page, ARTICLES_PER_PAGE), ...how);
  }, acknowledge);
}
