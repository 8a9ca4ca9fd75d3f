import { withoutDirectionMarks } from "../../shared/text/printable.ts";

/** Opens or closes something wherever it stands; a colon only when something follows at once, or may. */
const SYNTAX = /[\\*_~`|<@[\]]|:(?=\S|$)/g;

/** Opens a heading, list, quote or small print at the start of a line. */
const LINE_START = /^([^\S\n]*)([#>+-])/gm;
const NUMBERED = /^([^\S\n]*\d+)([.)])/gm;

/**
 * Text as somebody wrote it, so that Discord shows just those characters: no formatting, list, heading,
 * mention, timestamp, emoji, masked or automatic link comes out of it.
 *
 * discord.js's `escapeMarkdown` does not do that: with every option on it leaves URLs, mentions,
 * timestamps, `:emoji:`, block quotes and small print (`-#`) alive, and `_` inside URLs untouched. A
 * backslash before any mark that is neither letter, digit nor blank shows the mark alone, so more of
 * them than needed do no harm: a piece from the middle of a line may be given as well.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(SYNTAX, "\\$&").replace(LINE_START, "$1\\$2").replace(NUMBERED, "$1\\$2");
}

/**
 * Text without what isn't seen but would spoil the message around it: control characters, line breaks
 * of other kinds, direction overrides, halves of surrogate pairs. No word changes.
 */
export function visible(text: string): string {
  return withoutDirectionMarks(text)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Text of others, ready to stand in a message. */
export function shown(text: string): string {
  return escapeMarkdown(visible(text));
}
