import { answering, isNotice, type Question } from "../answering.ts";
import type { Bot } from "../bot.ts";
import type { ShownAnswer } from "../render/answer.ts";
import { noticeMessage } from "../render/notice.ts";
import type { Payload } from "../render/parts.ts";
import { type Answerable, defer, respond } from "../respond.ts";

/**
 * Answers the question of a command. Why a question is not taken is told to the asker alone, at once.
 *
 * @returns the answer that was sent, or `null` when it was a notice
 */
export async function answerInteraction(
  interaction: Answerable,
  question: Question,
  bot: Bot,
  render: (answer: ShownAnswer) => Payload,
): Promise<ShownAnswer | null> {
  const tools = bot.tools(interaction.locale);
  const outcome = answering(question, bot);
  if (!(outcome instanceof Promise)) {
    await respond(interaction, noticeMessage(outcome, tools), { by: "presser" });
    return null;
  }
  const seen = { by: question.private ? "presser" : "everyone" } as const;
  await defer(interaction, seen);
  const answer = await outcome;
  const payload = isNotice(answer) ? noticeMessage(answer, tools) : render(answer);
  await respond(interaction, payload, seen);
  return isNotice(answer) ? null : answer;
}
