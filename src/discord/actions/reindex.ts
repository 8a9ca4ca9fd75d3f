import { type ChatInputCommandInteraction, RESTJSONErrorCodes } from "discord.js";
import { LatestState } from "../../async/throttle.ts";
import type { BuildReport } from "../../building.ts";
import { UserError } from "../../errors.ts";
import type { Bot } from "../bot.ts";
import { managedServer } from "../gateway/permissions.ts";
import { visibleFrom } from "../origin.ts";
import type { Payload } from "../render/components.ts";
import { rebuildDone, rebuildFailed, rebuildProgress, rebuildStarted } from "../render/reindex.ts";
import { isRefusedWith } from "../reply/requests.ts";
import { notify, respond } from "../reply/respond.ts";
import { replace } from "../reply/send.ts";

/** Discord takes about five edits in five seconds; progress needs fewer. */
const EDIT_EVERY_MS = 2500;

/** `/reindex`: updates the index and shows its progress, for those who manage the server. */
export async function reindex(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const tools = bot.tools(interaction.locale);
  const server = managedServer(interaction);
  if (server === null) return notify(interaction, { kind: "noPermission" }, bot);
  const shown = new LatestState<Payload>(EDIT_EVERY_MS);
  const rebuild = bot.parts.rebuild((progress) => shown.set(rebuildProgress(progress, tools)));
  if (rebuild === null) return notify(interaction, { kind: "alreadyRebuilding" }, bot);
  bot.log.info("rebuilding", { user: interaction.user.id, guild: server });
  const last = rebuild.then(
    (result) => {
      bot.metrics.rebuilt(result.changedAnything ? "changed" : "unchanged");
      return rebuildDone(visiblePart(result, interaction, bot), tools);
    },
    (error) => {
      bot.metrics.rebuilt("failed");
      bot.log.error("rebuildFailed", error);
      return rebuildFailed(
        error instanceof UserError ? withoutFolders(error.message) : null,
        tools,
      );
    },
  );
  const message = await respond(interaction, rebuildStarted(tools), { by: "everyone" });
  shown.writeWith((payload) => edit(interaction, message, payload, bot));
  await shown.finish(await last);
}

/** Shortens paths to their last part: a channel must not see the operator's folders. */
function withoutFolders(message: string): string {
  return message.replace(
    /(?:\b[A-Za-z]:|(?<![\w/\\]))(?:[/\\][^\s/\\:"']+)+(?=[/\\][^\s/\\])/g,
    "…",
  );
}

/** Also when the build takes longer than the 15 minutes for which the interaction can be used. */
async function edit(
  interaction: ChatInputCommandInteraction,
  message: string,
  payload: Payload,
  bot: Bot,
): Promise<void> {
  try {
    await interaction.editReply(payload);
  } catch (error) {
    const { InvalidWebhookToken, UnknownWebhook } = RESTJSONErrorCodes;
    if (!isRefusedWith(error, InvalidWebhookToken, UnknownWebhook)) throw error;
    await replace(interaction.channelId, message, payload, bot);
  }
}

/** What a server that is limited to a collection may see: nothing of other collections' articles. */
function visiblePart(
  result: BuildReport,
  interaction: ChatInputCommandInteraction,
  bot: Bot,
): BuildReport {
  const visible = visibleFrom(interaction, bot);
  if (visible === null) return result;
  const isVisible = (id: string) => id.normalize().startsWith(`${visible}/`);
  return {
    ...result,
    added: result.added.filter(isVisible),
    changed: result.changed.filter(isVisible),
    removed: result.removed.filter(isVisible),
    skipped: result.skipped.filter(({ id }) => isVisible(id)),
  };
}
