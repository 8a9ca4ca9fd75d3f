import { type Interaction, RESTJSONErrorCodes } from "discord.js";
import { UserError } from "../../errors.ts";
import { findSources } from "../actions/search.ts";
import { newId } from "../asking/answer-question.ts";
import type { Bot } from "../bot.ts";
import type { Notice } from "../render/notice.ts";
import { notify } from "../reply/notify.ts";
import { refusedWith } from "../reply/requests.ts";
import type { Answerable } from "../reply/respond.ts";
import { onAutocomplete } from "./autocomplete.ts";
import { onButton } from "./button.ts";
import { isOurs } from "./claims.ts";
import { onCommand } from "./command.ts";

/** Does what somebody asks for with a command, a button or while typing. */
export async function onInteraction(interaction: Interaction, bot: Bot): Promise<void> {
  if (!(await isOurs(interaction.id, bot))) return;
  if (interaction.isAutocomplete()) return onAutocomplete(interaction, bot);
  if (interaction.isChatInputCommand())
    return answered(interaction, interaction.commandName, bot, () => onCommand(interaction, bot));
  if (interaction.isMessageContextMenuCommand())
    return answered(interaction, "findSources", bot, () => findSources(interaction, bot));
  if (interaction.isButton())
    return answered(interaction, "button", bot, () => onButton(interaction, bot));
}

/** Whatever goes wrong, the one who asked is told, if Discord still lets the bot speak. */
async function answered(
  interaction: Answerable,
  name: string,
  bot: Bot,
  work: () => Promise<void>,
): Promise<void> {
  bot.metrics.interaction(name);
  try {
    await work();
  } catch (error) {
    const id = newId();
    if (isOver(error)) return bot.log.warn("expired", { name, reason: String(error) });
    const notReady = error instanceof UserError && error.code === "INDEX_MISSING";
    const notice: Notice = notReady ? { kind: "notReady" } : { kind: "failed", id };
    if (!notReady) bot.log.error("failed", error, { id, name });
    await sayLast(interaction, notice, bot);
  }
}

async function sayLast(interaction: Answerable, notice: Notice, bot: Bot): Promise<void> {
  if (interaction.replied) return;
  try {
    await notify(interaction, notice, bot);
  } catch (error) {
    bot.log.warn("unsaid", { notice: notice.kind, reason: String(error) });
  }
}

/** Came too late, or the message is gone: nobody waits for an answer any more. */
function isOver(error: unknown): boolean {
  const { UnknownInteraction, InvalidWebhookToken, UnknownMessage, UnknownWebhook } =
    RESTJSONErrorCodes;
  return refusedWith(
    error,
    UnknownInteraction,
    InvalidWebhookToken,
    UnknownMessage,
    UnknownWebhook,
  );
}
