import { type ChatInputCommandInteraction, RESTJSONErrorCodes } from "discord.js";
import { UserError } from "../../errors.ts";
import { type Bot, placeOf } from "../bot.ts";
import { Latest } from "../events/latest.ts";
import { visibleAt } from "../library/collections.ts";
import type { Payload } from "../render/parts.ts";
import {
  type RebuildResult,
  rebuildDone,
  rebuildFailed,
  rebuildProgress,
  rebuildStarted,
} from "../render/reindex.ts";
import { notify } from "../reply/notify.ts";
import { refusedWith } from "../reply/requests.ts";
import { respond } from "../reply/respond.ts";
import { replace } from "../reply/send.ts";
import { mayManage } from "./who-may.ts";

/** Discord takes about five edits in five seconds; progress needs fewer. */
const EDIT_EVERY_MS = 2500;

/** `/reindex`: brings the index up to date and tells how far it is, for those who manage the server. */
export async function reindex(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const tools = bot.tools(interaction.locale);
  const { guildId, memberPermissions } = interaction;
  if (guildId === null || !mayManage(memberPermissions?.bitfield ?? null))
    return notify(interaction, { kind: "noPermission" }, bot);
  const shown = new Latest<Payload>(EDIT_EVERY_MS);
  const rebuild = bot.parts.rebuild((progress) => shown.show(rebuildProgress(progress, tools)));
  if (rebuild === null) return notify(interaction, { kind: "alreadyRebuilding" }, bot);
  bot.log.info("rebuilding", { user: interaction.user.id, guild: guildId });
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
  shown.begin((payload) => edit(interaction, message, payload, bot));
  await shown.end(await last);
}

/** Paths by their last part: where they lie on the operator's machine is nobody's business in a channel. */
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
    if (!refusedWith(error, InvalidWebhookToken, UnknownWebhook)) throw error;
    await replace(interaction.channelId, message, payload, bot);
  }
}

/** What a server that is limited to a collection may see: nothing of other collections' articles. */
function visiblePart(
  result: RebuildResult,
  interaction: ChatInputCommandInteraction,
  bot: Bot,
): RebuildResult {
  const visible = visibleAt(placeOf(interaction), bot.settings.collectionChannels);
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
