import { oneLine, withoutDirectionMarks } from "../../shared/text/printable.ts";
import { LONGEST_QUESTION } from "../../shared/text/read-question.ts";

/** What is known about the ids in a message. */
export type Mentioned = {
  /** Ids of the bot and of the role that Discord created for it. */
  readonly self: readonly string[];
  /** What people see in place of a mention, without `@` or `#`; `null` if unknown. */
  nameOf(kind: "user" | "role" | "channel", id: string): string | null;
};

export type ParsedQuestion =
  | { readonly kind: "question"; readonly text: string }
  | { readonly kind: "nothingAsked" }
  | { readonly kind: "tooLong"; readonly length: number; readonly longest: number };

/**
 * The question in a message: its words without Discord's markup, the mention of the bot and quoted text. A message that is nothing
 * but a quote is a question about the quote.
 */
export function parseQuestion(content: string, mentioned: Mentioned): ParsedQuestion {
  const own = content.replace(/^ *>>> [\s\S]*/m, "").replace(/^ *> ?.*$/gm, "");
  const text = plain(own, mentioned) || plain(content.replace(/^ *>(>>)? ?/gm, ""), mentioned);
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: "nothingAsked" };
  if (text.length > LONGEST_QUESTION)
    return { kind: "tooLong", length: text.length, longest: LONGEST_QUESTION };
  return { kind: "question", text };
}

/** The question in a text that has no known mentions: one typed into a command, or a title. */
export function parseTyped(typed: string): ParsedQuestion {
  return parseQuestion(typed, { self: [], nameOf: () => null });
}

/** The question as others may see it: within `||` if any part of it was typed as a spoiler. */
export function asShown(typed: string, question: string): string {
  return /\|\|[^|]+\|\|/.test(typed) ? `||${question}||` : question;
}

function plain(content: string, mentioned: Mentioned): string {
  const text = withoutFormatting(withoutMentions(content, mentioned));
  const joined = withoutDirectionMarks(text, " ").replace(/[\u2060\ufeff]/g, "");
  return oneLine(joined.replace(/\u200b/g, " "))
    .replace(/^[\s,;:.!–—-]+/, "")
    .trim();
}

function withoutMentions(content: string, { self, nameOf }: Mentioned): string {
  const named = (kind: "user" | "role" | "channel", id: string) =>
    self.includes(id) ? " " : (nameOf(kind, id) ?? " ");
  return content
    .replace(/<@!?(\d+)>/g, (_, id: string) => named("user", id))
    .replace(/<@&(\d+)>/g, (_, id: string) => named("role", id))
    .replace(/<#(\d+)>/g, (_, id: string) => named("channel", id))
    .replace(/<t:(-?\d{1,11})(?::[a-zA-Z])?>/g, (_, seconds: string) => dayOf(Number(seconds)))
    .replace(/<a?:\w+:\d+>|<\/[^:>]+:\d+>|<id:\w+>/g, " ");
}

function withoutFormatting(content: string): string {
  return content
    .replace(/```(?:\w*\n)?([\s\S]*?)```/g, " $1 ")
    .replace(/\[([^[\]\n]+)\]\(<?[^()\s<>]+>?\)/g, "$1")
    .replace(/<(https?:\/\/[^\s<>]+)>/g, "$1")
    .replace(/^ *(?:#{1,3}|-#|[-*]) +/gm, "")
    .replace(/\*\*|__|~~|\|\||`/g, "")
    .replace(/(?<![\p{L}\p{N}*_\\])([*_])(?=\S)([^*_\n]*[^\s\\])\1(?![\p{L}\p{N}*_])/gu, "$2")
    .replace(/\\([^\p{L}\p{N}\s])/gu, "$1");
}

function dayOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? " " : time.toISOString().slice(0, 10);
}
