import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from "discord.js";
import { LONGEST_QUESTION } from "../../text/read-question.ts";
import { newId, type Question } from "../asking/answer-question.ts";
import { questionTyped } from "../asking/parse-question.ts";
import { type Bot, placeOf } from "../bot.ts";
import { passagesPage } from "../render/pages.ts";
import { notify } from "../reply/notify.ts";
import type { Answerable } from "../reply/respond.ts";
import { answerInteraction } from "./answer-command.ts";

/** `/search`: pages of passages, for all to see. */
export async function search(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const asked = questionTyped(interaction.options.getString("query", true));
  const tools = bot.tools(interaction.locale);
  if (asked.kind !== "question") return notify(interaction, asked, bot);
  const question = passagesFor(interaction, "search", asked.text);
  await answerInteraction(interaction, question, bot, ({ id, quotes }) =>
    passagesPage({ id, query: asked.text, quotes }, 0, tools),
  );
}

/** *Find sources*: passages for somebody's message, shown to the one who asks. */
export async function findSources(
  interaction: MessageContextMenuCommandInteraction,
  bot: Bot,
): Promise<void> {
  const asked = questionTyped(interaction.targetMessage.content.slice(0, LONGEST_QUESTION));
  const tools = bot.tools(interaction.locale);
  if (asked.kind !== "question") return notify(interaction, { kind: "noText" }, bot);
  const question = passagesFor(interaction, "sources", asked.text);
  await answerInteraction(interaction, question, bot, ({ id, quotes }) =>
    passagesPage({ id, query: null, quotes }, 0, tools),
  );
}

function passagesFor(interaction: Answerable, kind: "search" | "sources", text: string): Question {
  return {
    id: newId(),
    kind,
    text,
    asker: interaction.user.id,
    place: placeOf(interaction),
    topic: null,
    questionMessage: null,
    private: kind === "sources",
  };
}
