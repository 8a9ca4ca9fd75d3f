import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from "discord.js";
import type { BuildReport } from "../../glossary/building.ts";
import type { Collection } from "../../glossary/domain.ts";
import type { Adding } from "../adding/adding.ts";
import { firstAddress } from "../adding/first-address.ts";
import { type Offered, type TakenFiles, takeFiles } from "../adding/take-files.ts";
import type { Bot } from "../bot.ts";
import { visibleFrom } from "../gateway/origin.ts";
import { managedServer } from "../gateway/permissions.ts";
import { chosenCollection } from "../library/collections.ts";
import type { ArticleSheet } from "../library/librarian.ts";
import { tagOf } from "../library/tag-of.ts";
import { addedCard, addedList, type Failure } from "../render/adding.ts";
import type { Payload, Tools } from "../render/components.ts";
import type { Notice } from "../render/notice.ts";
import { type Answerable, defer, editShown, notify, shownReply } from "../reply/respond.ts";
import { updateFailed } from "./update-failed.ts";

type Command = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** `/add`: adds an attachment or a web page as an article. */
export async function add(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const { options } = interaction;
  const file = options.getAttachment("file");
  const address = options.getString("url");
  const offered = [...(file === null ? [] : [file]), ...(address === null ? [] : [{ address }])];
  await addAll(offered, options.getString("collection"), interaction, bot);
}

/** *Add to the articles*: adds the attachments of a message as articles or, if it has none, the first page that it links to. */
export async function addMessage(
  interaction: MessageContextMenuCommandInteraction,
  bot: Bot,
): Promise<void> {
  const { attachments, content } = interaction.targetMessage;
  const address = firstAddress(content);
  const isPage = attachments.size === 0 && address !== null && bot.settings.addFromWeb;
  await addAll(isPage ? [{ address }] : [...attachments.values()], null, interaction, bot);
}

/** How to add articles where the interaction was used, or why this person can't add any there. */
export function addingAt(
  interaction: Answerable,
  { parts, settings }: Bot,
): { readonly adding: Adding; readonly guild: string } | Notice {
  const guild = managedServer(interaction);
  if (guild === null) return { kind: "noPermission" };
  if (!settings.addInServers.includes(guild)) return { kind: "addingOff" };
  return parts.adding === null ? { kind: "addingElsewhere" } : { adding: parts.adding, guild };
}

async function addAll(
  offered: readonly Offered[],
  wanted: string | null,
  interaction: Command,
  bot: Bot,
): Promise<void> {
  const place = addingAt(interaction, bot);
  if ("kind" in place) return notify(interaction, place, bot);
  if (offered.length === 0) return notify(interaction, { kind: "nothingToAdd" }, bot);
  const { adding, guild } = place;
  const by = interaction.user.id;
  const tools = bot.tools(interaction.locale);
  const seen = { by: "everyone" } as const;
  const reply = shownReply(interaction, await defer(interaction, seen), seen);
  const collection = await collectionOf(wanted, interaction, bot);
  if (collection === undefined) return notify(interaction, { kind: "collectionUnknown" }, bot);
  const outcome = await takeFiles(offered, { collection, by, guild }, adding, bot);
  const { taken, failures } = outcome;
  if (taken.length === 0) return notify(interaction, { kind: "notAdded", failures }, bot);
  await editShown(reply, await afterUpdate(outcome, adding, tools, bot), bot);
}

async function collectionOf(
  wanted: string | null,
  interaction: Command,
  bot: Bot,
): Promise<Collection | undefined> {
  const visible = visibleFrom(interaction, bot);
  // There is no index before the first article is added.
  if (wanted === null) return visible;
  const { collections } = await bot.lookUp(
    (librarian) => librarian.holdings(visible),
    alreadyDeferred,
  );
  return chosenCollection(wanted, visible, collections);
}

/** Passed as `acknowledge` for an interaction that was already deferred. */
async function alreadyDeferred(): Promise<void> {}

/** Brings the index up to date, and returns a message on how it read the files. */
async function afterUpdate(
  { taken, failures }: TakenFiles,
  adding: Adding,
  tools: Tools,
  bot: Bot,
): Promise<Payload> {
  let report: BuildReport;
  try {
    report = await adding.update();
  } catch (error) {
    // The files are in place; the next update of the index will include them.
    return updateFailed(error, tools, bot);
  }
  const found = await Promise.all(
    taken.map(async ({ id, name }) => (await sheetOf(id, bot)) ?? unindexed(id, name, report)),
  );
  const sheets = found.filter((each): each is ArticleSheet => "article" in each);
  const all = [...failures, ...found.filter((each): each is Failure => "cause" in each)];
  const [only] = sheets;
  return only !== undefined && sheets.length + all.length === 1
    ? addedCard(only, tagOf(only.article.id), tools)
    : addedList(sheets, all, tools);
}

/** What the index knows about an article; `null` if there is none with that id. */
export async function sheetOf(id: string, bot: Bot): Promise<ArticleSheet | null> {
  const sheet = await bot.lookUp((librarian) => librarian.article(id, null), alreadyDeferred);
  return sheet?.article.id === id ? sheet : null;
}

function unindexed(id: string, name: string, { skipped }: BuildReport): Failure {
  const found = skipped.find((each) => each.id === id);
  const detail = found === undefined ? null : { about: `"${name}"`, reason: found.reason };
  return { cause: "unindexed", name, detail };
}
