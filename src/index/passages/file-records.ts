import type { Reason } from "../../glossary/reasons.ts";
import type { Database } from "./passage-database.ts";
import { reasonIn } from "./stored-reason.ts";

/** What is recorded about a file of the source. */
export type FileRecord = {
  readonly id: string;
  readonly size: number;
  /** Times of its last change and of its listing, milliseconds since 1970. */
  readonly modified: number;
  readonly seen: number;
  /** SHA-256 of its bytes; empty if they could not be read: the next build tries again. */
  readonly hash: string;
  /** Why it gave no article; `null` if it gave one. */
  readonly skipped: Reason | null;
};

type Row = Omit<FileRecord, "skipped"> & { readonly skipped: string | null };

/** Records of the files that an index was built from, for reading. */
export function fileReader(database: Database) {
  return {
    /** By id; only those listed at that time or later. */
    files(seenMs = 0): Map<string, FileRecord> {
      const sql = "SELECT * FROM files WHERE seen >= ?";
      const rows = database.prepare<[number], Row>(sql).all(seenMs);
      return new Map(rows.map((row) => [row.id, toRecord(row)]));
    },
  };
}

/** Changes records, within a transaction. */
export function fileWriter(database: Database) {
  const put = database.prepare("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)");
  const touch = database.prepare("UPDATE files SET size = ?, modified = ?, seen = ? WHERE id = ?");
  const remove = database.prepare<[string]>("DELETE FROM files WHERE id = ?");
  return {
    put({ id, size, modified, seen, hash, skipped }: FileRecord): void {
      put.run(id, size, modified, seen, hash, skipped && JSON.stringify(skipped));
    },

    /** Records a new size and new times of a file whose content is unchanged. */
    touch(id: string, { size, modified, seen }: Pick<FileRecord, "size" | "modified" | "seen">) {
      touch.run(size, modified, seen, id);
    },

    remove: (id: string): void => void remove.run(id),
  };
}

/** Copies only rows of skipped files: copying a million takes a second. */
function toRecord(row: Row): FileRecord {
  return row.skipped === null ? (row as FileRecord) : { ...row, skipped: reasonIn(row.skipped) };
}
