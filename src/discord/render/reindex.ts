import type { BuildProgress, BuildReport } from "../../building.ts";
import { COLOURS, card, type Payload, text } from "./parts.ts";
import { brief } from "./source.ts";
import type { Tools } from "./tools.ts";

/** How far a rebuild has come; `done` and `total` count what the phase works on. */
export type RebuildProgress = Omit<BuildProgress, "passagesPerSecond">;

/** What a rebuild did, as the report of a build tells it. */
export type RebuildResult = Pick<
  BuildReport,
  | "changedAnything"
  | "added"
  | "changed"
  | "removed"
  | "skipped"
  | "articles"
  | "passages"
  | "durationMs"
>;

const SKIPPED_SHOWN = 8;

/** Characters of the bar that shows how far a phase has come. */
const BAR = 16;

/** What `/reindex` shows before the first progress. */
export function rebuildStarted({ words }: Tools): Payload {
  return card([text(words.reindex.started)], COLOURS.plain);
}

/** What `/reindex` shows while it works; edited into its reply. */
export function rebuildProgress(
  { phase, done, total }: RebuildProgress,
  { words }: Tools,
): Payload {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(share * BAR);
  const bar = `\`${"█".repeat(full)}${"░".repeat(BAR - full)}\``;
  const count = `${done.toLocaleString(words.locale)} / ${total.toLocaleString(words.locale)}`;
  return card([text(`${words.reindex.phases[phase]}\n${bar} ${count}`)], COLOURS.plain);
}

/** What a rebuild did. */
export function rebuildDone(result: RebuildResult, { words }: Tools): Payload {
  const { added, changed, removed, skipped } = result;
  const lines = result.changedAnything
    ? [
        `**${words.reindex.done}**`,
        words.reindex.changes(added.length, changed.length, removed.length),
      ]
    : [`**${words.reindex.unchanged}**`];
  lines.push(words.status.holds(result.articles, result.passages));
  const more = skipped.length - SKIPPED_SHOWN;
  const unread = [
    words.reindex.skipped(skipped.length),
    ...skipped
      .slice(0, SKIPPED_SHOWN)
      .map(({ id, reason }) => `- ${brief(id, 150)}: ${brief(reason, 150)}`),
    ...(more > 0 ? [`- ${words.reindex.more(more)}`] : []),
  ];
  const seconds = Math.max(1, Math.round(result.durationMs / 1000));
  return card(
    [
      text(lines.join("\n")),
      ...(skipped.length === 0 ? [] : [text(unread.join("\n"))]),
      text(words.reindex.took(seconds)),
    ],
    skipped.length === 0 ? COLOURS.answered : COLOURS.unsure,
  );
}

/**
 * A rebuild that failed.
 *
 * @param reason for an operator to read, as in a UserError; `null` for a bug
 */
export function rebuildFailed(reason: string | null, { words }: Tools): Payload {
  const lines = [
    `**${words.reindex.failed}**`,
    ...(reason === null ? [] : [brief(reason, 1000)]),
    words.reindex.stillAnswering,
  ];
  return card([text(lines.join("\n"))], COLOURS.trouble);
}
