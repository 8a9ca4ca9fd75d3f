import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from "discord.js";
import { LONGEST_QUESTION } from "../../text/read-question.ts";
import { answerQuestion, isNotice, newId, type Question } from "../asking/answer-question.ts";
import { asShown, parseTyped } from "../asking/parse-question.ts";
import type { Bot } from "../bot.ts";
import { chosenCollection } from "../library/collections.ts";
import { placeOf, visibleFrom } from "../origin.ts";
import { answerMessage, type ShownAnswer } from "../render/answer.ts";
import type { Payload } from "../render/components.ts";
import { noticeMessage } from "../render/notice.ts";
import { passagesPage } from "../render/passages-page.ts";
import { heldMessage } from "../render/reindex.ts";
import { type Answerable, defer, editShown, notify, respond } from "../reply/respond.ts";

/** `/ask`: the answer, for all or for the asker alone. */
export async function ask(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const { options, channel, channelId } = interaction;
  const typed = options.getString("question", true);
  const parsed = parseTyped(typed);
  if (parsed.kind !== "question") return notify(interaction, parsed, bot);
  const visible = visibleFrom(interaction, bot);
  const wanted = options.getString("collection");
  const isPrivate = options.getBoolean("private") ?? false;
  const seen = { by: isPrivate ? "presser" : "everyone" } as const;
  const choose = async () => {
    const promise = () => defer(interaction, seen);
    const { collections } = await bot.lookUp((librarian) => librarian.holdings(visible), promise);
    return chosenCollection(wanted, visible, collections);
  };
  const within = wanted === null ? visible : await choose();
  if (within === undefined) return notify(interaction, { kind: "collectionUnknown" }, bot);
  const isConversation = channel?.isThread() || channel?.isDMBased();
  const lastAnswer = isConversation ? await bot.store.answers.lastIn(channelId) : null;
  const question = {
    ...questionOf(interaction, "ask", parsed.text, asShown(typed, parsed.text)),
    within,
    topic: lastAnswer?.topic ?? null,
    private: isPrivate,
  };
  const tools = bot.tools(interaction.locale);
  await answer(interaction, question, bot, (shown) => answerMessage(shown, tools));
}

/** `/search`: pages of passages, for all to see. */
export async function search(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> {
  const typed = interaction.options.getString("query", true);
  const parsed = parseTyped(typed);
  if (parsed.kind !== "question") return notify(interaction, parsed, bot);
  const question = questionOf(interaction, "search", parsed.text, asShown(typed, parsed.text));
  await answerWithPassages(interaction, { ...question, private: false }, bot);
}

/** *Find sources*: passages about a message, shown only to the person who asks. */
export async function findSources(
  interaction: MessageContextMenuCommandInteraction,
  bot: Bot,
): Promise<void> {
  const parsed = parseTyped(interaction.targetMessage.content.slice(0, LONGEST_QUESTION));
  if (parsed.kind !== "question") return notify(interaction, { kind: "noText" }, bot);
  const question = questionOf(interaction, "sources", parsed.text);
  await answerWithPassages(interaction, { ...question, private: true }, bot);
}

async function answerWithPassages(
  interaction: Answerable,
  question: Question,
  bot: Bot,
): Promise<void> {
  const tools = bot.tools(interaction.locale);
  await answer(interaction, question, bot, (shown) =>
    passagesPage(
      { ...shown, question: question.kind === "search" ? shown.question : null },
      0,
      tools,
    ),
  );
}

function questionOf(
  interaction: Answerable,
  kind: Question["kind"],
  text: string,
  shown: string = text,
) {
  return {
    id: newId(),
    kind,
    text,
    shown,
    asker: interaction.user.id,
    place: placeOf(interaction),
    topic: null,
    questionMessage: null,
  };
}

/** Answers the question of a command. Why a question is refused is shown to the asker alone, at once. */
async function answer(
  interaction: Answerable,
  question: Question,
  bot: Bot,
  render: (answer: ShownAnswer) => Payload,
): Promise<void> {
  const seen = { by: question.private ? "presser" : "everyone" } as const;
  const tools = bot.tools(interaction.locale);
  let waiting: string | null = null;
  const outcome = await answerQuestion(question, bot, {
    accepted: () => defer(interaction, seen),
    typing() {},
    async show(progress) {
      const payload = heldMessage(progress, visibleFrom(interaction, bot), tools);
      waiting = await respond(interaction, payload, seen);
    },
  });
  const payload = isNotice(outcome) ? noticeMessage(outcome, tools) : render(outcome);
  if (waiting !== null) await editShown(interaction, waiting, payload, bot);
  else if (isNotice(outcome)) return notify(interaction, outcome, bot);
  const message = waiting ?? (await respond(interaction, payload, seen));
  if (isNotice(outcome)) return;
  if (!question.private) await bot.store.answers.sent(outcome.id, message);
}
