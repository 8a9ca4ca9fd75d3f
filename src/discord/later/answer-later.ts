import type { Bot } from "../bot.ts";
import { untilDone } from "../events/with-claim.ts";
import { messageAt } from "../gateway/channels.ts";
import { localeOf } from "../gateway/origin.ts";
import { barrierAt } from "../gateway/permissions.ts";
import { shownQuotes, storedResult } from "../library/quotes.ts";
import { answerMessage, type ShownAnswer } from "../render/answer.ts";
import { isNotAllowed } from "../reply/requests.ts";
import { remove, reply } from "../reply/send.ts";
import type { StoredAnswer } from "../store/answers.ts";
import type { Claim } from "../store/claims.ts";
import { laterId, type OpenQuestion } from "../store/later.ts";
import { newAnswer, type SureAnswer } from "./new-answer.ts";

const CLAIM = "later ";

/**
 * Replies with the new answer to a question or, for a command, to the old answer: at most once, whatever happens. If this process
 * ends in the meantime, another one continues; if none does within minutes, there is no reply.
 */
export async function answerLater(
  question: OpenQuestion,
  answer: SureAnswer,
  bot: Bot,
): Promise<void> {
  const { later, claims } = bot.store;
  const { id, message, channel, guild } = question;
  const claim = `${CLAIM}${id}`;
  if (!(await claims.take(claim, { message, channel, guild, command: null }))) return;
  await untilDone(claim, bot, async (stillOurs) => {
    if (await later.begin(id, Date.now())) await send(question, answer, bot, stillOurs);
  });
}

/** The id of the old answer in a claim for a later answer; `null` for other claims. */
export function laterClaimed({ id }: Claim): string | null {
  return id.startsWith(CLAIM) ? id.slice(CLAIM.length) : null;
}

/** Continues what another process had begun when it ended. @param stillOurs as for the work of `withClaim` */
export async function finishAnswering(
  id: string,
  bot: Bot,
  stillOurs: () => Promise<void>,
): Promise<void> {
  const question = await bot.store.later.byId(id);
  const answer = question && (await newAnswer(question, bot));
  if (question && answer) await send(question, answer, bot, stillOurs);
}

async function send(
  question: OpenQuestion,
  answer: SureAnswer,
  bot: Bot,
  stillOurs: () => Promise<void>,
): Promise<void> {
  const { answers } = bot.store;
  const { id: gap, message, channel } = question;
  const to = await messageAt(channel, message, bot);
  if (to === null) return logSkipped(question, "gone", bot);
  const barrier = barrierAt(to);
  if (barrier !== null) return logSkipped(question, Object.values(barrier).join(" "), bot);
  const id = laterId(gap);
  await answers.put(toStore(question, answer, id));
  await stillOurs();
  let reason = "gone";
  const locale = localeOf({ guild: to.guild, content: question.question });
  const payload = answerMessage(toShow(question, answer, id), bot.tools(locale));
  const sent = await reply(to, payload, id).catch((error) => {
    if (!isNotAllowed(error)) throw error;
    reason = String(error);
    return null;
  });
  if (sent === null) {
    await answers.remove(id);
    return logSkipped(question, reason, bot);
  }
  await answers.sent(id, sent);
  // The question was deleted in the meantime.
  if ((await answers.byId(gap)) === null) {
    await remove(channel, sent, bot);
    return answers.remove(id);
  }
  bot.log.info("answeredLater", { id, user: question.asker, channel });
}

function toStore(question: OpenQuestion, answer: SureAnswer, id: string): StoredAnswer {
  return {
    id,
    kind: "ask",
    createdAt: Date.now(),
    question: question.question,
    topic: question.topic,
    asker: question.asker,
    guild: question.guild,
    channel: question.channel,
    collection: question.collection,
    private: false,
    questionMessage: null,
    replyMessage: null,
    ...storedResult(answer),
  };
}

function toShow(question: OpenQuestion, answer: SureAnswer, id: string): ShownAnswer {
  return {
    id,
    question: question.byCommand ? question.question : null,
    askedAt: question.createdAt,
    verdict: answer.kind,
    quotes: shownQuotes(answer.quotes),
    closest: [],
    ...(answer.filter ? { filter: answer.filter } : {}),
    private: false,
    votes: { up: 0, down: 0 },
  };
}

function logSkipped({ id, channel, guild }: OpenQuestion, reason: string, { log }: Bot): void {
  log.info("notAnsweredLater", { id, channel, guild, reason });
}
