import type { ChatInputCommandInteraction } from "discord.js";
import type { BuildReport } from "../../glossary/building.ts";
import type { Collection } from "../../glossary/domain.ts";
import { LatestState } from "../../shared/async/throttle.ts";
import type { Bot } from "../bot.ts";
import { visibleFrom } from "../gateway/origin.ts";
import { managedServer } from "../gateway/permissions.ts";
import { isVisible } from "../library/collections.ts";
import type { Payload, Tools } from "../render/components.ts";
import { rebuildDone, rebuildProgress, rebuildStarted } from "../render/reindex.ts";
import { editShown, notify, respond, shownReply } from "../reply/respond.ts";
import { updateFailed } from "./update-failed.ts";

/** Discord allows about five edits in five seconds; progress needs fewer. */
const EDIT_EVERY_MS = 2500;

/** `/reindex`: updates the index and shows the progress, for managers of the server. */
export async function reindex(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const tools = bot.tools(interaction.locale);
  const visible = visibleFrom(interaction, bot);
  const server = managedServer(interaction);
  if (server === null) return notify(interaction, { kind: "noPermission" }, bot);
  const shown = new LatestState<Payload>(EDIT_EVERY_MS);
  const rebuild = bot.parts.rebuild((progress) =>
    shown.set(rebuildProgress(progress, visible, tools)),
  );
  if (rebuild === null) return notify(interaction, { kind: "alreadyRebuilding" }, bot);
  bot.log.info("rebuilding", { user: interaction.user.id, guild: server });
  const last = outcomeOf(rebuild, visible, tools, bot);
  const seen = { by: "everyone" } as const;
  const message = await respond(interaction, rebuildStarted(tools), seen);
  const reply = shownReply(interaction, message, seen);
  shown.writeWith(async (payload) => void (await editShown(reply, payload, bot)));
  await shown.finish(await last);
}

/** The message to show when the rebuild is over. */
async function outcomeOf(
  rebuild: Promise<BuildReport>,
  visible: Collection,
  tools: Tools,
  bot: Bot,
): Promise<Payload> {
  try {
    const report = await rebuild;
    const shown = visible === null ? report : await visiblePart(report, visible, bot);
    bot.metrics.rebuilt(report.changedAnything ? "changed" : "unchanged");
    return rebuildDone(shown, tools);
  } catch (error) {
    bot.metrics.rebuilt("failed");
    return updateFailed(error, tools, bot);
  }
}

/** The part of a report that may be seen in a place limited to a collection: nothing about others, not even their size. */
async function visiblePart(report: BuildReport, visible: string, bot: Bot): Promise<BuildReport> {
  const isSeen = (id: string) => isVisible(id, visible);
  const added = report.added.filter(isSeen);
  const changed = report.changed.filter(isSeen);
  const removed = report.removed.filter(isSeen);
  const { articles, passages } = await bot.parts.withLibrarian((librarian) =>
    librarian.holdings(visible),
  );
  return {
    ...report,
    changedAnything: added.length + changed.length + removed.length > 0,
    skipped: report.skipped.filter(({ id }) => isSeen(id)),
    added,
    changed,
    removed,
    articles,
    passages,
  };
}
