import type { ChatInputCommandInteraction } from "discord.js";
import type { Collection } from "../../domain.ts";
import { newId } from "../asking/answer-question.ts";
import { questionTyped } from "../asking/parse-question.ts";
import { type Bot, placeOf } from "../bot.ts";
import { chosenCollection, visibleAt } from "../library/collections.ts";
import { answerMessage } from "../render/answer.ts";
import { notify } from "../reply/notify.ts";
import { answerInteraction } from "./answer-command.ts";

/** `/ask`: the answer, for all or for the asker alone. */
export async function ask(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const tools = bot.tools(interaction.locale);
  const asked = questionTyped(interaction.options.getString("question", true));
  if (asked.kind !== "question") return notify(interaction, asked, bot);
  const place = placeOf(interaction);
  const visible = visibleAt(place, bot.settings.collectionChannels);
  const wanted = interaction.options.getString("collection");
  const within = wanted === null ? visible : await chosenFrom(wanted, visible, bot);
  if (within === undefined) return notify(interaction, { kind: "collectionUnknown" }, bot);
  const isPrivate = interaction.options.getBoolean("private") ?? false;
  const inConversation = interaction.channel?.isThread() || interaction.channel?.isDMBased();
  const lastAnswer = inConversation ? await bot.store.answers.lastIn(place.channel) : null;
  const question = {
    id: newId(),
    kind: "ask" as const,
    text: asked.text,
    asker: interaction.user.id,
    place,
    within,
    topic: lastAnswer?.topic ?? null,
    questionMessage: null,
    private: isPrivate,
  };
  await answerInteraction(interaction, question, bot, (answer) => answerMessage(answer, tools));
}

async function chosenFrom(wanted: string, visible: Collection, bot: Bot) {
  const { collections } = await bot.parts.withLibrarian((librarian) => librarian.holdings());
  return chosenCollection(wanted, visible, collections);
}
