import {
  type ButtonInteraction,
  ComponentType,
  type ModalMessageModalSubmitInteraction,
  TextInputStyle,
} from "discord.js";
import { cutText } from "../../shared/text/cut-text.ts";
import { failureOf } from "../adding/take-files.ts";
import type { Bot } from "../bot.ts";
import { tagOf } from "../library/tag-of.ts";
import { addedCard } from "../render/adding.ts";
import { acknowledgeUpdate, notify, update } from "../reply/respond.ts";
import { sheetOf } from "./add.ts";
import { changeable, notAdded } from "./added-articles.ts";
import { failureToUpdate } from "./update-failed.ts";

/** Longest name that can be typed; it may be cut further to fit the file system. */
const LONGEST_NAME = 150;

/** Id of the form's field. */
const NAME = "name";

/** Shows a form that asks for a new file name. */
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
            value: cutText(name, LONGEST_NAME),
            min_length: 1,
            max_length: LONGEST_NAME,
          },
        ],
      },
    ],
  });
}

/** Handles the form: renames the file, without changing its content. */
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
  let renamed: string;
  try {
    renamed = await adding.rename(id, interaction.fields.getTextInputValue(NAME));
    bot.log.info("renamed", { article: renamed, before: id, user: interaction.user.id });
  } catch (error) {
    return notify(interaction, { kind: "notAdded", failures: [failureOf(error, id, bot)] }, bot);
  }
  const failure = await failureToUpdate(adding, tools, bot);
  if (failure !== null) return update(interaction, failure);
  const sheet = await sheetOf(renamed, bot);
  if (sheet === null) return notify(interaction, notAdded(renamed), bot);
  await update(interaction, addedCard(sheet, tagOf(renamed), tools));
}
