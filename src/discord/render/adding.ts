import type { ArticleSheet } from "../library/librarian.ts";
import type { Texts } from "../texts/index.ts";
import { articleParts } from "./article.ts";
import { button, card, type Payload, row, smallPrint, type Tools, text } from "./components.ts";
import { brief, sourceLine } from "./source.ts";

export type FailureCause = keyof Texts["adding"]["failures"];

/** Why a file was not added, or nothing done with an article. */
export type Failure = {
  readonly cause: FailureCause;
  /** Of the file or article, as somebody else named it. */
  readonly name: string;
  /** In English, about the file alone. */
  readonly detail: string | null;
};

/** Articles and failures that are shown one by one: both together find room in a message. */
const ADDED_SHOWN = 3;
const FAILURES_SHOWN = 4;
const LONGEST_DETAIL = 200;

/** An article that was added alone, as it was understood. @param tag its `tagOf`, for the buttons */
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

/** Several that were added, and what was not. */
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

export function failureLines(failures: readonly Failure[], { adding, reindex }: Texts): string {
  const more = failures.length - FAILURES_SHOWN;
  return [
    ...failures
      .slice(0, FAILURES_SHOWN)
      .flatMap(({ cause, name, detail }) => [
        adding.failures[cause](brief(name, 100)),
        ...(detail === null ? [] : [smallPrint(brief(detail, LONGEST_DETAIL))]),
      ]),
    ...(more > 0 ? [reindex.more(more)] : []),
  ].join("\n");
}
