import type { NeededPermission, Texts } from "../texts/index.ts";
import { COLOURS, card, type Payload, smallPrint, text } from "./components.ts";
import type { Tools } from "./tools.ts";

/** What the bot has to say besides answers. */
export type Notice =
  | { readonly kind: Exclude<keyof Texts["notices"], "tooFast" | "tooLong" | "missing" | "failed"> }
  | { readonly kind: "tooFast" /** At least 1. */; readonly seconds: number }
  | { readonly kind: "tooLong"; readonly length: number; readonly longest: number }
  | { readonly kind: "missing"; readonly permissions: readonly NeededPermission[] }
  /** Something is broken; the id leads an operator to the line in the log. */
  | { readonly kind: "failed"; readonly id: string }
  | { readonly kind: "alreadyRebuilding" };

const GOOD_NEWS = new Set<Notice["kind"]>(["shared", "alreadyRebuilding"]);

/** A sentence of the bot as a message. */
export function noticeMessage(notice: Notice, { texts }: Tools): Payload {
  const footer = notice.kind === "failed" ? [texts.answer.reference(notice.id)] : [];
  return card(
    [text(sentence(notice, texts)), ...(footer.length > 0 ? [text(smallPrint(footer))] : [])],
    GOOD_NEWS.has(notice.kind) ? COLOURS.plain : COLOURS.trouble,
  );
}

function sentence(notice: Notice, { notices, permissions, reindex, locale }: Texts): string {
  switch (notice.kind) {
    case "tooFast":
      return notices.tooFast(notice.seconds);
    case "tooLong":
      return notices.tooLong(notice.length, notice.longest);
    case "missing": {
      const names = notice.permissions.map((name) => permissions[name]);
      return notices.missing(new Intl.ListFormat(locale, { type: "conjunction" }).format(names));
    }
    case "alreadyRebuilding":
      return reindex.alreadyRunning;
    default:
      return notices[notice.kind];
  }
}

/** What the bot can do, for somebody who mentions it without a question. */
export function helpMessage({ texts }: Tools): Payload {
  const { heading, purpose, ways } = texts.help;
  const list = ways.map((way) => `- ${way}`).join("\n");
  return card([text(`**${heading}**\n${purpose}`), text(list)], COLOURS.plain);
}
