import type { ArticleSource, Skipped, SourceEntry } from "../../../glossary/building.ts";
import type { FileRecord } from "../../passages/file-records.ts";

/** A file that is new, or has a new size or time. */
export type Candidate = {
  readonly entry: SourceEntry;
  /** SHA-256 of the recorded content: if it is the same, the file is unchanged. `null` to read it in any case. */
  readonly recordedHash: string | null;
};

/** What has happened to the files of a source since they were recorded, as far as a listing shows. */
export type Difference = {
  readonly candidates: readonly Candidate[];
  /** Ids of recorded files that are gone, not including those that can't be accessed now. */
  readonly gone: readonly string[];
};

/**
 * A file that was changed this recently before it was recorded may have changed again within the resolution of its times, 2 s on
 * FAT disks, so the times don't prove that it is unchanged. Git has the same rule.
 */
const RACY_MS = 2000;

/** Compares a listing with the records; opens no file. */
export function difference(
  source: Pick<ArticleSource, "readsAgain">,
  { entries, refused }: { entries: readonly SourceEntry[]; refused: readonly Skipped[] },
  records: ReadonlyMap<string, FileRecord>,
): Difference {
  const candidates = entries.flatMap((entry): Candidate[] => {
    const record = records.get(entry.id);
    if (!record || isToTryAgain(record, source)) return [{ entry, recordedHash: null }];
    return isSurelySame(entry, record) ? [] : [{ entry, recordedHash: record.hash }];
  });
  const listed = new Set(entries.map(({ id }) => id));
  const unread = refused.filter(({ retry }) => retry);
  const gone = [...records.keys()].filter(
    (id) => !listed.has(id) && !unread.some((place) => isAt(place, id)),
  );
  return { candidates, gone };
}

/** Whether a file or folder that can't be read now is this article or contains it. */
export function isAt({ id: place }: Skipped, id: string): boolean {
  return id === place || id.startsWith(`${place}/`);
}

/** Records without hashes, so that every file is read again. */
export function withoutHashes(
  records: ReadonlyMap<string, FileRecord>,
): ReadonlyMap<string, FileRecord> {
  return new Map([...records].map(([id, record]) => [id, { ...record, hash: "" }]));
}

/** Whether a file could not be read as listed, or may be readable with the current settings. */
function isToTryAgain(
  { hash, skipped }: FileRecord,
  source: Pick<ArticleSource, "readsAgain">,
): boolean {
  return skipped !== null && (hash === "" || (source.readsAgain?.(skipped) ?? false));
}

/** A record without a hash proves nothing. */
function isSurelySame(entry: SourceEntry, record: FileRecord): boolean {
  return (
    record.hash !== "" &&
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

/**
 * What an update did to the articles. Files that give no article are counted neither before nor after; one without a hash was kept
 * unread.
 */
export function changes(
  before: ReadonlyMap<string, FileRecord>,
  after: ReadonlyMap<string, FileRecord>,
): Changes {
  const isArticle = (record: FileRecord | undefined) => record?.skipped === null;
  const articles = [...after.values()].filter(isArticle);
  const added = articles.filter(({ id }) => !isArticle(before.get(id)));
  const kept = articles.filter(({ id }) => isArticle(before.get(id)));
  const changed = kept.filter(({ id, hash }) => hash !== "" && before.get(id)?.hash !== hash);
  const removed = [...before.values()].filter((r) => isArticle(r) && !isArticle(after.get(r.id)));
  return {
    added: added.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    unchanged: kept.length - changed.length,
  };
}
