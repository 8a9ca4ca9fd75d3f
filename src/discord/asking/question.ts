/** A question on its way to an answer, and what becomes of one that gets none. */
import { randomBytes } from "node:crypto";
import { UserError } from "../../shared/errors.ts";
import type { Bot } from "../bot.ts";
import type { Place } from "../library/collections.ts";
import type { Notice } from "../render/notice.ts";
import type { StoredAnswer } from "../store/answers.ts";

export type Question = Pick<
  StoredAnswer,
  "id" | "kind" | "asker" | "questionMessage" | "private"
> & {
  readonly text: string;
  /** How it is shown and remembered, see `asShown`; the text when left out. */
  readonly shown?: string;
  /** When it was asked, milliseconds since 1970: its "yesterday" is the day before that. */
  readonly askedAt: number;
  readonly place: Place;
  /** The collection that was asked for, as typed; `null` for what may be seen at the place. */
  readonly wanted: string | null;
  /** The last self-contained question of the conversation; `null` outside one. */
  readonly topic: string | null;
};

/** A request's id, in its log lines and in the footer of its answer: ten hexadecimal digits. */
export function newId(): string {
  return randomBytes(5).toString("hex");
}

/** Notes that a question gets no answer. */
export function refused(notice: Notice, question: Question, bot: Bot): Notice {
  bot.metrics.refused(notice.kind);
  bot.log.info("refused", { ...logged(question, bot), reason: notice.kind });
  return notice;
}

/** What is said when answering fails; the reason is logged. */
export function failure(error: unknown, question: Question, bot: Bot): Notice {
  if (error instanceof UserError && error.code === "INDEX_MISSING")
    return refused({ kind: "notReady" }, question, bot);
  bot.log.error("failed", error, logged(question, bot));
  return { kind: "failed", id: question.id };
}

/** What log lines say of a question. */
export function logged({ id, kind, asker, place, text }: Question, { settings }: Bot) {
  return { id, kind, user: asker, ...place, ...(settings.logQuestions ? { question: text } : {}) };
}
