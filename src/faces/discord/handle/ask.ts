import type { ChatInputCommandInteraction } from "discord.js";
import { newId } from "../answering.ts";
import { type Bot, placeOf } from "../bot.ts";
import { chosenCollection, visibleAt } from "../collections.ts";
import { questionTyped } from "../question-text.ts";
import { answerMessage } from "../render/answer.ts";
import { noticeMessage } from "../render/notice.ts";
import { respond, responseOf } from "../respond.ts";
import { answerInteraction } from "./answer-interaction.ts";

/** `/ask`: the answer, for all or for the asker alone. */
export async function ask(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const tools = bot.tools(interaction.locale);
  const refuse = (notice: Parameters<typeof noticeMessage>[0]) =>
    respond(interaction, noticeMessage(notice, tools), { by: "presser" });
  const asked = questionTyped(interaction.options.getString("question", true));
  if (asked.kind !== "question") return refuse(asked);
  const place = placeOf(interaction);
  const visible = visibleAt(place, bot.settings.collectionChannels);
  const wanted = interaction.options.getString("collection");
  const within = await bot.parts.withLibrary(({ collections }) =>
    chosenCollection(wanted, visible, collections),
  );
  if (within === undefined) return refuse({ kind: "collectionUnknown" });
  const isPrivate = interaction.options.getBoolean("private") ?? false;
  const inConversation = interaction.channel?.isThread() || interaction.channel?.isDMBased();
  const question = {
    id: newId(),
    kind: "ask" as const,
    text: asked.text,
    asker: interaction.user.id,
    place,
    within,
    topic: inConversation ? (bot.store.answers.lastIn(place.channel)?.topic ?? null) : null,
    questionMessage: null,
    private: isPrivate,
  };
  const answer = await answerInteraction(interaction, question, bot, (found) =>
    answerMessage(found, tools),
  );
  if (answer && !isPrivate) bot.store.answers.sent(answer.id, (await responseOf(interaction)).id);
}
