import type { NeededPermission, Texts } from "../texts/index.ts";
import { type Failure, failureLines } from "./adding.ts";
import { card, type Payload, smallPrint, type Tools, text } from "./components.ts";
import { brief } from "./source.ts";

/** What the bot says besides answers. */
export type Notice =
  | {
      readonly kind: Exclude<
        keyof Texts["notices"],
        "tooFast" | "tooLong" | "dateUnreadable" | "missing" | "threadLocked" | "failed" | "held"
      >;
    }
  | { readonly kind: "tooFast" /** At least 1. */; readonly seconds: number }
  | { readonly kind: "tooLong"; readonly length: number; readonly longest: number }
  /** An operator as typed, or as a command's option would be. */
  | { readonly kind: "dateUnreadable"; readonly typed: string }
  /** `channel` is an id. */
  | {
      readonly kind: "missing";
      readonly channel: string;
      readonly permissions: readonly NeededPermission[];
    }
  | { readonly kind: "threadLocked"; readonly channel: string }
  /** Something failed; operators find the log line by the id. */
  | { readonly kind: "failed"; readonly id: string }
  | { readonly kind: "notAdded"; readonly failures: readonly Failure[] }
  | { readonly kind: "alreadyRebuilding" };

const GOOD_NEWS = new Set<Notice["kind"]>([
  "shared",
  "answersLater",
  "alreadyRebuilding",
  "firstReading",
]);

export function noticeMessage(notice: Notice, { texts }: Tools): Payload {
  const parts = [text(sentence(notice, texts))];
  if (notice.kind === "failed") parts.push(text(smallPrint(texts.answer.reference(notice.id))));
  return card(parts, GOOD_NEWS.has(notice.kind) ? "plain" : "trouble");
}

function sentence(notice: Notice, texts: Texts): string {
  const { notices, permissions, reindex, locale } = texts;
  switch (notice.kind) {
    case "notAdded":
      return failureLines(notice.failures, texts);
    case "tooFast":
      return notices.tooFast(notice.seconds);
    case "tooLong":
      return notices.tooLong(notice.length, notice.longest);
    case "dateUnreadable":
      // An option has a name of its own in each language: only what was typed into it is shown.
      return notices.dateUnreadable(brief(notice.typed.replace(/^\w+: ?|["“”]/g, "")));
    case "missing": {
      const names = notice.permissions.map((name) => permissions[name]);
      return notices.missing(
        `<#${notice.channel}>`,
        new Intl.ListFormat(locale, { type: "conjunction" }).format(names),
      );
    }
    case "threadLocked":
      return notices.threadLocked(`<#${notice.channel}>`);
    case "alreadyRebuilding":
      return reindex.alreadyRunning;
    default:
      return notices[notice.kind];
  }
}

/** What the bot can do, for people who mention it without a question. */
export function helpMessage({ texts }: Tools): Payload {
  const { heading, purpose, ways } = texts.help;
  const list = ways.map((way) => `- ${way}`).join("\n");
  return card([text(`**${heading}**\n${purpose}`), text(list)]);
}
