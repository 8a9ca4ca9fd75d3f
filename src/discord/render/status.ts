import type { Manifest } from "../../glossary/library.ts";
import { foreignList } from "../../shared/text/foreign-articles.ts";
import type { FeedCounts } from "../bot-parts.ts";
import type { Holdings } from "../library/librarian.ts";
import type { AnswerTimes } from "../operate/metrics.ts";
import type { Texts } from "../texts/index.ts";
import { card, type Payload, type Tools, text } from "./components.ts";
import { brief } from "./source.ts";

/** The holdings are limited to what may be seen where the status is shown. */
export type Status = Omit<Holdings, "manifest"> & {
  readonly manifest: Pick<Manifest, "generation" | "model" | "builtAt">;
  /** Whether the index is in PostgreSQL rather than in a folder. */
  readonly inDatabase: boolean;
  readonly rebuilding: boolean;
  /** Since when a newer index can't be used, in milliseconds since 1970; `null` if this is the newest. */
  readonly refusedSince: number | null;
  /** `null` if no feeds are polled. */
  readonly feeds: FeedCounts | null;
  /** Number of servers that the bot is in. */
  readonly servers: number;
  /** `null` before the first answer. */
  readonly times: AnswerTimes | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
};

/** Number of collections shown by name; the rest are counted. */
const COLLECTIONS_SHOWN = 10;

/** The size of the index and the state of the bot. Discord shows the times in the reader's time zone and language. */
export function statusMessage(status: Status, { texts }: Tools): Payload {
  const { manifest, collections, foreign, times, refusedSince, feeds } = status;
  const facts: [string, string][] = [
    [
      texts.status.generation,
      `${brief(manifest.generation)}${status.inDatabase ? " · PostgreSQL" : ""}`,
    ],
    ...collectionsFacts(collections, texts),
    [texts.status.built, ago(Date.parse(manifest.builtAt))],
    [texts.status.model, brief(manifest.model.name, 100)],
    [
      texts.status.answers,
      times === null
        ? texts.status.noTimes
        : texts.status.times(rounded(times.p50), rounded(times.p95)),
    ],
    ...feedsFacts(feeds, texts),
    [texts.status.servers, String(status.servers)],
    [texts.status.running, ago(status.startedAt)],
  ];
  return card([
    text(`**${texts.status.heading}**\n${texts.status.holds(status.articles, status.passages)}`),
    text(facts.map(([name, value]) => `**${name}** ${value}`).join("\n")),
    ...(foreign.length === 0 ? [] : [text(foreignNote(foreign, texts))]),
    ...(refusedSince === null ? [] : [text(texts.status.refused(ago(refusedSince)))]),
    ...(status.rebuilding ? [text(texts.status.rebuilding)] : []),
  ]);
}

function collectionsFacts(
  collections: readonly string[],
  { status, reindex }: Texts,
): [string, string][] {
  if (collections.length === 0) return [];
  const names = collections.slice(0, COLLECTIONS_SHOWN).map((name) => brief(name));
  const more = collections.length - names.length;
  return [[status.collections, [...names, ...(more > 0 ? [reindex.more(more)] : [])].join(", ")]];
}

function foreignNote(foreign: Status["foreign"], { locale, status }: Texts): string {
  return status.foreign.found(foreignList(foreign, { locale, ...status.foreign }));
}

function feedsFacts(counts: FeedCounts | null, { status }: Texts): [string, string][] {
  if (counts === null) return [];
  const { feeds, failing, added } = counts;
  return [[status.feeds, status.polled(feeds, failing, added)]];
}

function ago(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000);
  return `<t:${seconds}:f> (<t:${seconds}:R>)`;
}

/** Whole milliseconds from ten on; below, one decimal. */
function rounded(ms: number): number {
  return ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms);
}
