import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type ModalMessageModalSubmitInteraction,
  TextInputStyle,
} from "discord.js";
import type { Added, Adding } from "../adding/adding.ts";
import { failureOf } from "../adding/take-files.ts";
import type { Bot } from "../bot.ts";
import { managedServer } from "../gateway/permissions.ts";
import { type Choice, collectionChoices } from "../library/catalogue.ts";
import { tagOf } from "../library/collections.ts";
import { visibleFrom } from "../origin.ts";
import { addedCard, removedCard } from "../render/adding.ts";
import type { Payload } from "../render/components.ts";
import {
  type Answerable,
  acknowledgeUpdate,
  defer,
  editShown,
  notify,
  shownReply,
  update,
} from "../reply/respond.ts";
import { addingAt, sheetOf, updateFailed } from "./add.ts";

/** Articles that were added and can be chosen, the newest first. */
const MOST = 1000;

/** Longest name that can be typed; the file's may be cut to fit the file system. */
const LONGEST_NAME = 150;

/** The field of the form. */
const NAME = "name";

/** Names of added articles, as they are typed into `/remove`. */
export function addedChoices(typed: string, interaction: Seeing, bot: Bot): readonly Choice[] {
  return collectionChoices(
    addedAt(interaction, bot).map(({ id }) => id),
    typed,
  );
}

/** `/remove`: an article that was added is taken away again. */
export async function remove(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const wanted = interaction.options.getString("article", true);
  const place = addingAt(interaction, bot);
  if ("kind" in place) return notify(interaction, place, bot);
  const found = addedAt(interaction, bot).find(({ id }) => [id, tagOf(id)].includes(wanted));
  if (found === undefined) return notify(interaction, notAdded(wanted), bot);
  const seen = { by: "everyone" } as const;
  const reply = shownReply(interaction, await defer(interaction, seen), seen);
  const shown = await removed(found.id, place.adding, interaction, bot);
  if (shown !== null) await editShown(reply, shown, bot);
}

/** The button below an article that was added. */
export async function removeAdded(
  tag: string,
  interaction: ButtonInteraction,
  bot: Bot,
): Promise<void> {
  const found = await changeable(tag, interaction, bot);
  if (found === null) return;
  await acknowledgeUpdate(interaction);
  const shown = await removed(found.id, found.adding, interaction, bot);
  if (shown !== null) await update(interaction, shown);
}

/** Asks for another name of the file. */
export async function askForName(
  tag: string,
  interaction: ButtonInteraction,
  bot: Bot,
): Promise<void> {
  const found = await changeable(tag, interaction, bot);
  if (found === null) return;
  const { texts, idOf } = bot.tools(interaction.locale);
  const name = found.id.slice(found.id.lastIndexOf("/") + 1);
  await interaction.showModal({
    custom_id: idOf({ kind: "renamed", article: tag }),
    title: texts.buttons.renameFile,
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.TextInput,
            style: TextInputStyle.Short,
            custom_id: NAME,
            label: texts.adding.fileName,
            value: name.slice(0, LONGEST_NAME),
            min_length: 1,
            max_length: LONGEST_NAME,
          },
        ],
      },
    ],
  });
}

/** The form was filled in: the file gets the name, its words stay as they are. */
export async function rename(
  tag: string,
  interaction: ModalMessageModalSubmitInteraction,
  bot: Bot,
): Promise<void> {
  const found = await changeable(tag, interaction, bot);
  if (found === null) return;
  const { adding, id } = found;
  const tools = bot.tools(interaction.locale);
  await acknowledgeUpdate(interaction);
  let now: string;
  try {
    now = await adding.rename(id, interaction.fields.getTextInputValue(NAME));
    bot.log.info("renamed", { article: now, before: id, user: interaction.user.id });
  } catch (error) {
    return notify(interaction, { kind: "notAdded", failures: [failureOf(error, id, bot)] }, bot);
  }
  try {
    await adding.update();
  } catch (error) {
    return update(interaction, updateFailed(error, tools, bot));
  }
  const sheet = await sheetOf(now, bot);
  if (sheet === null) return notify(interaction, notAdded(now), bot);
  await update(interaction, addedCard(sheet, tagOf(now), tools));
}

/** Moves the file aside and updates the index. @returns what to show, unless a notice was shown */
async function removed(
  id: string,
  adding: Adding,
  interaction: Answerable,
  bot: Bot,
): Promise<Payload | null> {
  const tools = bot.tools(interaction.locale);
  const title = await sheetOf(id, bot).then(
    (sheet) => sheet?.article.title ?? id,
    () => id,
  );
  try {
    await adding.remove(id);
    bot.log.info("removed", { article: id, user: interaction.user.id });
  } catch (error) {
    await notify(interaction, { kind: "notAdded", failures: [failureOf(error, id, bot)] }, bot);
    return null;
  }
  try {
    await adding.update();
  } catch (error) {
    return updateFailed(error, tools, bot);
  }
  return removedCard(title, tools);
}

/** What an added article is changed with, for the one who added it and for managers; others are told that it is not theirs. */
async function changeable(
  tag: string,
  interaction: ButtonInteraction | ModalMessageModalSubmitInteraction,
  bot: Bot,
): Promise<{ readonly id: string; readonly adding: Adding } | null> {
  const { adding } = bot.parts;
  const { guildId, user } = interaction;
  if (adding === null || guildId === null || !bot.settings.addInServers.includes(guildId)) {
    await notify(interaction, { kind: "addingOff" }, bot);
    return null;
  }
  const found = addedAt(interaction, bot).find(({ id }) => tagOf(id) === tag);
  const isTheirs = found?.by === user.id || managedServer(interaction) !== null;
  if (found !== undefined && isTheirs) return { id: found.id, adding };
  await notify(interaction, found === undefined ? notAdded("") : { kind: "notYourArticle" }, bot);
  return null;
}

type Seeing = Parameters<typeof visibleFrom>[0];

/** Added articles of the collection that may be seen at the place. */
function addedAt(interaction: Seeing, bot: Bot): readonly Added[] {
  const visible = visibleFrom(interaction, bot);
  const added = bot.parts.adding?.added(MOST) ?? [];
  return added.filter(({ id }) => visible === null || id.normalize().startsWith(`${visible}/`));
}

function notAdded(name: string) {
  const failures = [{ cause: "notAdded", name, detail: null }] as const;
  return { kind: "notAdded", failures } as const;
}
