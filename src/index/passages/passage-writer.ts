import type { Reading, SourceEntry } from "../../glossary/building.ts";
import type { Embedding, WordSpace } from "../../glossary/embedder.ts";
import { articleWriter } from "./article-writer.ts";
import { type FileRecord, fileWriter } from "./file-records.ts";
import type { Database } from "./passage-database.ts";
import type { PassageReader } from "./passage-reader.ts";

export type OpenedFile = {
  readonly entry: SourceEntry;
  /** When the entry was listed, milliseconds since 1970. */
  readonly seenMs: number;
  readonly hash: string;
  /** `null` if the content is as recorded, and only the times are new. */
  readonly reading: Reading | null;
};

/** The vectors of a passage. */
export type EmbeddedPassage = Embedding & { readonly id: number };

/**
 * Changes articles, passages and vectors. Each function is one transaction.
 *
 * @param stored reads what the same database has
 */
export function passageWriter(
  database: Database,
  stored: Pick<PassageReader, "article" | "passagesOf">,
) {
  const articles = articleWriter(database, stored);
  const files = fileWriter(database);
  const addVector = database.prepare("INSERT INTO vectors VALUES (?, ?)");
  const addWordVectors = database.prepare("INSERT INTO wordVectors VALUES (?, ?)");
  const addWordSpace = database.prepare("INSERT INTO wordSpace VALUES (?, ?, ?, ?)");

  function save({ entry, seenMs, hash, reading }: OpenedFile): number {
    const { id, sizeBytes: size, modifiedMs: modified } = entry;
    const record = { id, size, modified, seen: seenMs, hash };
    if (reading === null) {
      files.touch(id, record);
      return 0;
    }
    if (reading.kind === "skipped") {
      articles.remove(id);
      // A file without a hash is tried again later.
      files.put({ ...record, hash: reading.retry ? "" : hash, skipped: reading.reason });
      return 0;
    }
    files.put({ ...record, skipped: null });
    return articles.put(reading);
  }

  return {
    /**
     * Replaces what those files gave before, as far as it is different.
     *
     * @returns how many new passages got the vectors of replaced ones
     */
    save: database.transaction((opened: readonly OpenedFile[]) =>
      opened.reduce((copied, file) => copied + save(file), 0),
    ),

    /** Records new sizes and times of files whose content is unchanged. */
    touch: database.transaction(
      (looks: ReadonlyMap<string, Pick<FileRecord, "size" | "modified" | "seen">>) => {
        for (const [id, look] of looks) files.touch(id, look);
      },
    ),

    /** Deletes files and everything that came from them. */
    remove: database.transaction((ids: readonly string[]) => {
      for (const id of ids) {
        articles.remove(id);
        files.remove(id);
      }
    }),

    saveEmbeddings: database.transaction((passages: readonly EmbeddedPassage[]) => {
      for (const { id, vector, words } of passages) {
        addVector.run(id, bytesOf(vector));
        addWordVectors.run(id, bytesOf(words));
      }
    }),

    saveWordSpace({ projection, chance, cosines }: WordSpace): void {
      addWordSpace.run(bytesOf(projection), chance, cosines.unrelated, cosines.related);
    },

    /** Ids of the passages without a vector, longest passage first. */
    withoutVector: (): number[] =>
      database
        .prepare<[], number>(
          `SELECT id FROM main.passages WHERE id NOT IN (SELECT passage FROM main.vectors)
           ORDER BY length(text) DESC, id`,
        )
        .pluck()
        .all(),
  };
}

export type PassageWriter = ReturnType<typeof passageWriter>;

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
