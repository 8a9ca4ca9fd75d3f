/** A question that is to be answered, and how refusals and failures are recorded. */
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
  /** How it is shown and stored, see `asShown`; by default its text. */
  readonly shown?: string;
  /** When it was asked, milliseconds since 1970: its "yesterday" is relative to that. */
  readonly askedAt: number;
  readonly place: Place;
  /** The collection that was asked for, as typed; `null` for everything that may be seen there. */
  readonly wanted: string | null;
  /** The last self-contained question of the conversation; `null` outside one. */
  readonly topic: string | null;
};

/** An id for a request, used in its log lines and in the footer of its answer: ten hexadecimal digits. */
export function newId(): string {
  return randomBytes(5).toString("hex");
}

/** Records that a question was refused. */
export function refused(notice: Notice, question: Question, bot: Bot): Notice {
  bot.metrics.refused(notice.kind);
  bot.log.info("refused", { ...logged(question, bot), reason: notice.kind });
  return notice;
}

/** The notice for a failure to answer; logs the reason. */
export function failure(error: unknown, question: Question, bot: Bot): Notice {
  if (error instanceof UserError && error.code === "INDEX_MISSING")
    return refused({ kind: "notReady" }, question, bot);
  bot.log.error("failed", error, logged(question, bot));
  return { kind: "failed", id: question.id };
}

/** The fields about a question in log lines. */
export function logged({ id, kind, asker, place, text }: Question, { settings }: Bot) {
  return { id, kind, user: asker, ...place, ...(settings.logQuestions ? { question: text } : {}) };
}
