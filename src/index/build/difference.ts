import type { ArticleSource, SourceEntry } from "../../building.ts";
import type { FileRecord } from "../passages/passage-reader.ts";

/** What happened to the files of a source since they were recorded. */
export type Difference = {
  /** New files and files with new content. */
  readonly toRead: readonly SourceEntry[];
  /** Files whose times are new and whose content is not. */
  readonly touched: readonly SourceEntry[];
  /** Ids of recorded files that are gone. */
  readonly gone: readonly string[];
};

/**
 * Times are too coarse to trust for a file that was changed this shortly before it was recorded: it may
 * have been changed once more within the same tick, which is 2 s on FAT disks. Git does the same.
 */
const RACY_MS = 2000;

/** Compares a source with what was recorded of it; reads only files whose size or time is new. */
export async function difference(
  source: ArticleSource,
  entries: readonly SourceEntry[],
  records: ReadonlyMap<string, FileRecord>,
): Promise<Difference> {
  const toRead: SourceEntry[] = [];
  const touched: SourceEntry[] = [];
  for (const entry of entries) {
    const record = records.get(entry.id);
    const isDone = record && !isToTryAgain(record, source);
    if (isDone && isSurelySame(entry, record)) continue;
    if (isDone && (await source.hash(entry)) === record.hash) touched.push(entry);
    else toRead.push(entry);
  }
  const listed = new Set(entries.map(({ id }) => id));
  return { toRead, touched, gone: [...records.keys()].filter((id) => !listed.has(id)) };
}

/** A file that could not even be opened, or that other settings may let pass. */
function isToTryAgain({ hash, skipped }: FileRecord, source: ArticleSource): boolean {
  return skipped !== null && (hash === "" || (source.readsAgain?.(skipped) ?? false));
}

function isSurelySame(entry: SourceEntry, record: FileRecord): boolean {
  return (
    entry.sizeBytes === record.size &&
    entry.modifiedMs === record.modified &&
    record.modified < record.seen - RACY_MS
  );
}

/** Articles of an index before and after an update, by id and content. */
export type Changes = {
  readonly added: string[];
  readonly changed: string[];
  readonly removed: string[];
  readonly unchanged: number;
};

/** What an update did to the articles. A file that gives no article is none, before or after. */
export function changes(
  before: ReadonlyMap<string, FileRecord>,
  after: ReadonlyMap<string, FileRecord>,
): Changes {
  const isArticle = (record: FileRecord | undefined) => record?.skipped === null;
  const articles = [...after.values()].filter(isArticle);
  const added = articles.filter(({ id }) => !isArticle(before.get(id)));
  const kept = articles.filter(({ id }) => isArticle(before.get(id)));
  const changed = kept.filter(({ id, hash }) => before.get(id)?.hash !== hash);
  const removed = [...before.values()].filter((r) => isArticle(r) && !isArticle(after.get(r.id)));
  return {
    added: added.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    unchanged: kept.length - changed.length,
  };
}
