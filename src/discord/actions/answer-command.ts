import { answering, isNotice, isTaken, type Question } from "../asking/answer-question.ts";
import type { Bot } from "../bot.ts";
import type { ShownAnswer } from "../render/answer.ts";
import { noticeMessage } from "../render/notice.ts";
import type { Payload } from "../render/parts.ts";
import { notify } from "../reply/notify.ts";
import { type Answerable, defer, respond } from "../reply/respond.ts";

/** Answers the question of a command. Why a question is not taken is told to the asker alone, at once. */
export async function answerInteraction(
  interaction: Answerable,
  question: Question,
  bot: Bot,
  render: (answer: ShownAnswer) => Payload,
): Promise<void> {
  const tools = bot.tools(interaction.locale);
  const taken = await answering(question, bot);
  if (!isTaken(taken)) return notify(interaction, taken, bot);
  const seen = { by: question.private ? "presser" : "everyone" } as const;
  await defer(interaction, seen);
  const answer = await taken.outcome;
  const payload = isNotice(answer) ? noticeMessage(answer, tools) : render(answer);
  const message = await respond(interaction, payload, seen);
  if (isNotice(answer) || question.private) return;
  await bot.store.answers.sent(answer.id, message);
}
