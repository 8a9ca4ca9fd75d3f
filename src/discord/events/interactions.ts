import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  RESTJSONErrorCodes,
} from "discord.js";
import { UserError } from "../../shared/errors.ts";
import { add, addMessage } from "../actions/add.ts";
import { addedChoices } from "../actions/added-articles.ts";
import { article, articles, latest } from "../actions/articles.ts";
import { gaps } from "../actions/gaps.ts";
import { ask, findSources, search } from "../actions/questions.ts";
import { reindex } from "../actions/reindex.ts";
import { remove } from "../actions/remove-added.ts";
import { status } from "../actions/status.ts";
import { secondsToWait } from "../asking/fair-use.ts";
import { newId } from "../asking/question.ts";
import { type Bot, Busy } from "../bot.ts";
import type { CommandName } from "../gateway/commands.ts";
import { placeOf, visibleFrom } from "../gateway/origin.ts";
import { type Choice, nameChoices } from "../library/catalogue.ts";
import type { Notice } from "../render/notice.ts";
import { isLockedThread, isRefusedWith } from "../reply/requests.ts";
import { type Answerable, notify } from "../reply/respond.ts";
import { textsFor } from "../texts/index.ts";
import { onButton, onForm } from "./button.ts";
import { claimEvent } from "./with-claim.ts";

type Command = (interaction: ChatInputCommandInteraction, bot: Bot) => Promise<void>;

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ask,
    search,
    article,
    articles,
    latest,
    status,
    reindex,
    gaps,
    add,
    remove,
  } satisfies Record<CommandName, Command>),
);

/** Handles commands, buttons and autocompletions. */
export async function onInteraction(interaction: Interaction, bot: Bot): Promise<void> {
  if (!(await claimEvent(interaction.id, bot))) return;
  if (interaction.isAutocomplete()) return onAutocomplete(interaction, bot);
  if (interaction.isChatInputCommand())
    return orTellFailure(interaction, interaction.commandName, bot, () =>
      onCommand(interaction, bot),
    );
  if (interaction.isMessageContextMenuCommand())
    return interaction.commandName === textsFor(null).commands.addMessage
      ? orTellFailure(interaction, "addMessage", bot, () => addMessage(interaction, bot))
      : orTellFailure(interaction, "findSources", bot, () => findSources(interaction, bot));
  if (interaction.isButton())
    return orTellFailure(interaction, "button", bot, () => onButton(interaction, bot));
  if (interaction.isModalSubmit() && interaction.isFromMessage())
    return orTellFailure(interaction, "form", bot, () => onForm(interaction, bot));
}

/** @throws Error for a command that another version of the bot registered */
async function onCommand(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const { commandName } = interaction;
  const command = COMMANDS.get(commandName);
  if (command === undefined) throw new Error(`There is no command ${commandName}.`);
  await command(interaction, bot);
}

/** Suggests collections or titles that may be seen there; nothing while there is no index. */
async function onAutocomplete(interaction: AutocompleteInteraction, bot: Bot): Promise<void> {
  bot.metrics.interaction("autocomplete");
  try {
    await interaction.respond(await choicesFor(interaction, bot));
  } catch (error) {
    // Usually because the person has typed on: the next letters cause another autocompletion.
    bot.log.warn("notCompleted", { reason: String(error) });
  }
}

async function choicesFor(
  interaction: AutocompleteInteraction,
  bot: Bot,
): Promise<readonly Choice[]> {
  const { name, value } = interaction.options.getFocused(true);
  const visible = visibleFrom(interaction, bot);
  if (name === "article") return addedChoices(value, interaction, bot);
  const choices = bot.lookUp(async (librarian) => {
    if (name === "title") return librarian.titles(value, visible);
    const { collections } = await librarian.holdings(visible);
    return nameChoices(collections, value);
  });
  return choices.catch(() => []);
}

/** Commands that are counted for fair use when they are answered. */
const QUESTIONS = new Set(["ask", "search", "findSources"]);

/** Does the work unless the person uses the bot too often. Logs a failure and shows it to the person, if Discord still accepts a reply. */
async function orTellFailure(
  interaction: Answerable,
  name: string,
  bot: Bot,
  work: () => Promise<void>,
): Promise<void> {
  bot.metrics.interaction(name);
  try {
    const seconds = QUESTIONS.has(name) ? 0 : await secondsToUse(interaction, bot);
    if (seconds > 0) {
      bot.metrics.refused("tooFast");
      return await notify(interaction, { kind: "tooFast", seconds }, bot);
    }
    await work();
  } catch (error) {
    if (isExpired(error)) return bot.log.warn("expired", { name, reason: String(error) });
    const notice = noticeOf(error, name, bot);
    if (interaction.replied) return;
    await notify(interaction, notice, bot).catch((refusal) =>
      bot.log.warn("unsaid", { notice: notice.kind, reason: String(refusal) }),
    );
  }
}

function secondsToUse(interaction: Answerable, { settings, store }: Bot): Promise<number> {
  const who = { ...placeOf(interaction), user: interaction.user.id };
  return secondsToWait(who, settings.allowances, store.meters, "use");
}

/** The notice to show for an error; logs failures. */
function noticeOf(error: unknown, name: string, { log, metrics, parts }: Bot): Notice {
  if (error instanceof Busy) {
    metrics.refused("busy");
    return { kind: "busy" };
  }
  if (error instanceof UserError && error.code === "INDEX_MISSING")
    return { kind: parts.firstIndex() === null ? "notReady" : "firstReading" };
  const id = newId();
  log.error("failed", error, { id, name });
  return { kind: "failed", id };
}

/** Whether it is too late for a reply, the message is gone, or its thread was archived or locked. */
function isExpired(error: unknown): boolean {
  const { UnknownInteraction, InvalidWebhookToken, UnknownMessage, UnknownWebhook } =
    RESTJSONErrorCodes;
  return (
    isLockedThread(error) ||
    isRefusedWith(error, UnknownInteraction, InvalidWebhookToken, UnknownMessage, UnknownWebhook)
  );
}
