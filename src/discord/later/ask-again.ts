import { setTimeout } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type { Bot } from "../bot.ts";
import { isSeenHere } from "../gateway/channels.ts";
import type { OpenQuestion } from "../store/later.ts";
import { KEPT_MS } from "../store/store.ts";
import { answerLater } from "./answer-later.ts";
import { MARGIN_MS, newAnswer } from "./new-answer.ts";
import { noteArrivals } from "./note-arrivals.ts";

/** Most questions to ask again after each new index, and the pause between them. */
const MOST = 500;
const PAUSE_MS = 200;

/**
 * Repeats the questions of the last 30 days that were not answered well, one after another while nobody else asks. If an article
 * that was added since then has the answer, replies with it.
 */
export async function askGapsAgain(bot: Bot): Promise<void> {
  const { store, stopping, queue, log } = bot;
  if (!(await articlesNoted(bot))) return;
  const questions = await store.later.open(Date.now() - KEPT_MS, MARGIN_MS, MOST);
  for (const question of questions) {
    if (!isSeenHere(question.guild, bot)) continue;
    await setTimeout(PAUSE_MS, undefined, { signal: stopping }).catch(() => {});
    await queue.idle();
    if (stopping.aborted) return;
    await askAgain(question, bot).catch((error) =>
      log.error("askingAgainFailed", error, { on: question.id }),
    );
  }
}

/** @returns false without an index */
async function articlesNoted(bot: Bot): Promise<boolean> {
  try {
    await noteArrivals(bot);
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === "INDEX_MISSING") return false;
    throw error;
  }
}

/** Repeats a question. If a new article answers it, stores that, and replies if somebody is waiting for an answer. */
export async function askAgain(question: OpenQuestion, bot: Bot): Promise<void> {
  const answer = await newAnswer(question, bot);
  if (answer === null) return;
  const { id, wanted } = question;
  const article = answer.quotes[0]!.article.id;
  if (question.closedBy !== article) {
    await bot.store.later.close(id, article);
    bot.log.info("gapClosed", { id, article });
  }
  const { answerLater: policy } = bot.settings;
  if (policy === "everyone" || (policy === "asked" && wanted))
    await answerLater(question, answer, bot);
}
