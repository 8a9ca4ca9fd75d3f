import { withoutDirectionMarks } from "../../shared/text/printable.ts";

/** Characters with a meaning anywhere in a text; a colon only if something may follow directly. */
const SYNTAX = /[\\*_~`|<@[\]]|:(?=\S|$)/g;

/** Characters that begin a heading, list, quote or small print at the start of a line. */
const LINE_START = /^([^\S\n]*)([#>+-])/gm;
const NUMBERED = /^([^\S\n]*\d+)([.)])/gm;

/**
 * Escapes a text so that Discord shows exactly its characters: no formatting, list, heading, mention, timestamp, emoji, masked or
 * automatic link.
 *
 * discord.js' `escapeMarkdown` does not do that: even with every option on, it leaves URLs, mentions, timestamps, `:emoji:`, block
 * quotes, small print (`-#`) and `_` inside URLs as they are. A backslash before any character that is neither letter, digit nor
 * space shows only that character, so more of them than needed do no harm: the text may come from the middle of a line.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(SYNTAX, "\\$&").replace(LINE_START, "$1\\$2").replace(NUMBERED, "$1\\$2");
}

/**
 * Text without invisible characters that would spoil the message around it: control characters, unusual line breaks, direction
 * overrides, lone surrogates. No word changes.
 */
export function visible(text: string): string {
  return withoutDirectionMarks(text)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Text from others, safe to insert in a message. */
export function shown(text: string): string {
  return escapeMarkdown(visible(text));
}
