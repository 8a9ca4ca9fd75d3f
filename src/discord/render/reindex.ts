import type { BuildProgress, BuildReport, Skipped } from "../../glossary/building.ts";
import type { Collection } from "../../glossary/domain.ts";
import { reasonInWords } from "../../glossary/reasons.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import type { Texts } from "../texts/index.ts";
import { card, type Payload, smallPrint, type Tools, text } from "./components.ts";
import { brief } from "./source.ts";

const SKIPPED_SHOWN = 8;

/** Length of a phase's progress bar, in characters. */
const BAR = 16;

export function rebuildStarted({ texts }: Tools): Payload {
  return card([text(texts.reindex.started)]);
}

/**
 * What `/reindex` shows while it works; edited into its reply.
 *
 * @param within the collection that may be seen there: the size of others is not shown
 */
export function rebuildProgress(
  progress: BuildProgress,
  within: Collection,
  { texts }: Tools,
): Payload {
  return card([text(progressLines(progress, within, texts))]);
}

/** Shown in place of the answer while a question waits for the first index. */
export function heldMessage(
  progress: BuildProgress | null,
  within: Collection,
  { texts }: Tools,
): Payload {
  const lines = progress === null ? [] : [text(progressLines(progress, within, texts))];
  return card([text(texts.notices.held), ...lines]);
}

/** The phase, with a progress bar. */
function progressLines(
  { phase, done, total }: BuildProgress,
  within: Collection,
  texts: Texts,
): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(share * BAR);
  const bar = `\`${"█".repeat(full)}${"░".repeat(BAR - full)}\``;
  const count = `${done.toLocaleString(texts.locale)} / ${total.toLocaleString(texts.locale)}`;
  const shown = within === null ? `${bar} ${count}` : bar;
  return `${texts.reindex.phases[phase]}\n${shown}`;
}

export function rebuildDone(result: BuildReport, { texts }: Tools): Payload {
  const { added, changed, removed, skipped } = result;
  const lines = result.changedAnything
    ? [
        `**${texts.reindex.done}**`,
        texts.reindex.changes(added.length, changed.length, removed.length),
      ]
    : [`**${texts.reindex.unchanged}**`];
  lines.push(texts.status.holds(result.articles, result.passages));
  const more = skipped.length - SKIPPED_SHOWN;
  const unread = [
    texts.reindex.skipped(skipped.length),
    ...skipped.slice(0, SKIPPED_SHOWN).map((one) => skippedLine(one, texts)),
    ...(more > 0 ? [`- ${texts.reindex.more(more)}`] : []),
  ];
  const seconds = Math.max(1, Math.round(result.durationMs / 1000));
  return card(
    [
      text(lines.join("\n")),
      ...(skipped.length === 0 ? [] : [text(unread.join("\n"))]),
      text(texts.reindex.took(seconds)),
    ],
    skipped.length === 0 ? "answered" : "unsure",
  );
}

function skippedLine({ id, reason, kept = 0 }: Skipped, { reasons, reindex }: Texts): string {
  const stays = kept === 0 ? "" : ` · ${reindex.kept(kept)}`;
  return `- **${brief(id, 150)}** ${brief(reasonInWords(reason, reasons), 150)}${stays}`;
}

type Cause = keyof Texts["reindex"]["causes"];

/** By the beginning of the error's code. */
const CAUSES: { readonly [start: string]: Cause } = {
  ARTICLES: "articles",
  NO_ARTICLES: "articles",
  ALL_SKIPPED: "articles",
  MODEL: "model",
  DISK: "disk",
  NOT_WRITABLE: "disk",
  STORE: "database",
  CONFIG: "settings",
  INDEX_LOCKED: "locked",
  INDEX_STOPPED: "stopped",
  INDEXED_ELSEWHERE: "elsewhere",
};

/**
 * The message for a failed rebuild.
 *
 * @param code of the UserError; `null` for a bug
 * @param id by which operators find the log line
 * @param isAnswering whether there is an older index
 */
export function rebuildFailed(
  code: ErrorCode | null,
  id: string,
  isAnswering: boolean,
  { texts }: Tools,
): Payload {
  const cause = Object.entries(CAUSES).find(([start]) => code?.startsWith(start))?.[1];
  const lines = [
    `**${texts.reindex.failed}**`,
    ...(cause === undefined ? [] : [texts.reindex.causes[cause]]),
    ...(isAnswering ? [texts.reindex.stillAnswering] : []),
  ];
  return card([text(lines.join("\n")), text(smallPrint(texts.answer.reference(id)))], "trouble");
}
