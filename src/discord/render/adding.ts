import { reasonInWords } from "../../glossary/reasons.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { ArticleSheet } from "../library/librarian.ts";
import type { Texts } from "../texts/index.ts";
import { articleParts } from "./article.ts";
import { button, card, type Payload, row, smallPrint, type Tools, text } from "./components.ts";
import { brief, sourceLine } from "./source.ts";

export type FailureCause = keyof Texts["adding"]["failures"];

/** Why a file was not added, or why nothing was done with an article. */
export type Failure = {
  readonly cause: FailureCause;
  /** Name of the file or article, chosen by somebody else. */
  readonly name: string;
  /** About the file only. */
  readonly detail: Pick<Refusal, "about" | "reason"> | null;
};

/** Number of articles and of failures that are shown individually: both together fit into a message. */
const ADDED_SHOWN = 3;
const FAILURES_SHOWN = 4;
const LONGEST_DETAIL = 200;

/** The message for a single added article, showing how it was read. @param tag its `tagOf`, for the buttons */
export function addedCard(sheet: ArticleSheet, tag: string, tools: Tools): Payload {
  const { texts, idOf } = tools;
  const { remove, renameFile } = texts.buttons;
  return card(
    [
      text(`**${texts.adding.added}**`),
      ...articleParts(sheet, tools),
      row([
        button(idOf({ kind: "removeAdded", article: tag }), { label: remove }),
        button(idOf({ kind: "renameAdded", article: tag }), { label: renameFile }),
      ]),
    ],
    "answered",
  );
}

/** The message for several added articles, and files that were not added. */
export function addedList(
  sheets: readonly ArticleSheet[],
  failures: readonly Failure[],
  { texts }: Tools,
): Payload {
  const lines = sheets
    .slice(0, ADDED_SHOWN)
    .map(
      ({ article, passages }) =>
        `- ${sourceLine(article, texts)} · ${texts.articles.passages(passages)}`,
    );
  const more = sheets.length - lines.length;
  if (more > 0) lines.push(`- ${texts.reindex.more(more)}`);
  return card(
    [
      ...(lines.length === 0 ? [] : [text(`**${texts.adding.addedMany}**\n${lines.join("\n")}`)]),
      ...(failures.length === 0 ? [] : [text(failureLines(failures, texts))]),
    ],
    failures.length === 0 ? "answered" : "unsure",
  );
}

export function removedCard(name: string, { texts }: Tools): Payload {
  return card([text(texts.adding.removed(brief(name, 160)))]);
}

export function failureLines(failures: readonly Failure[], texts: Texts): string {
  const { adding, reindex } = texts;
  const more = failures.length - FAILURES_SHOWN;
  return [
    ...failures.slice(0, FAILURES_SHOWN).flatMap(({ cause, name, detail }) => {
      const stated = detail && brief(sentence(detail, texts), LONGEST_DETAIL);
      // Says the same, and under which name the article is there.
      if (cause === "known" && stated !== null) return [stated];
      const said = adding.failures[cause](brief(name, 100));
      return stated === null ? [said] : [said, smallPrint(stated)];
    }),
    ...(more > 0 ? [reindex.more(more)] : []),
  ].join("\n");
}

function sentence(
  { about, reason }: NonNullable<Failure["detail"]>,
  { adding, reasons }: Texts,
): string {
  const named = about.replace(/^"(.*)"$/s, (_, name: string) => adding.quoted(name));
  return `${named} ${reasonInWords(reason, reasons)}.`;
}
