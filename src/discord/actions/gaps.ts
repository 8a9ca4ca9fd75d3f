import type { ChatInputCommandInteraction } from "discord.js";
import type { Collection } from "../../glossary/domain.ts";
import type { Bot } from "../bot.ts";
import { visibleFrom } from "../gateway/origin.ts";
import { managedServer } from "../gateway/permissions.ts";
import { pageOf } from "../library/page-of.ts";
import type { Payload } from "../render/components.ts";
import { GAPS_PER_PAGE, gapsPage } from "../render/gaps.ts";
import { noticeMessage } from "../render/notice.ts";
import { type Answerable, respond } from "../reply/respond.ts";

/** `/gaps`: questions from this server that the articles did not answer well, for its managers. */
export async function gaps(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  await respond(interaction, await gapsAt(interaction, 0, bot), { by: "presser" });
}

/** A page of the server's gaps, or the last page if there are fewer; a notice if this person may not see them. */
export async function gapsAt(interaction: Answerable, wanted: number, bot: Bot): Promise<Payload> {
  const tools = bot.tools(interaction.locale);
  const server = managedServer(interaction);
  if (server === null) return noticeMessage({ kind: "noPermission" }, tools);
  const { gaps } = bot.store;
  const page = pageOf(await gaps.count(server), wanted, GAPS_PER_PAGE);
  const found = await gaps.list(server, page.from, GAPS_PER_PAGE);
  const closers = found.flatMap(({ closedBy }) => closedBy ?? []);
  const visible = visibleFrom(interaction, bot);
  return gapsPage(found, page, await articlesAt(closers, visible, bot), tools);
}

/** Those of the articles that exist and may be seen; none without an index. */
async function articlesAt(ids: readonly string[], within: Collection, bot: Bot) {
  if (ids.length === 0) return [];
  const found = bot.lookUp((librarian) =>
    librarian.restored({ quotes: [], closest: [...new Set(ids)] }, within),
  );
  return found.then(
    ({ closest }) => closest,
    () => [],
  );
}
