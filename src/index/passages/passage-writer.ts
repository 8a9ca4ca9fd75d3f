import type { Reading, SourceEntry } from "../../glossary/building.ts";
import type { Embedding, WordSpace } from "../../glossary/embedder.ts";
import { STEMMED } from "../terms/terms.ts";
import { isLayered } from "./layers.ts";
import type { Database } from "./passage-database.ts";
import type { FileRecord } from "./passage-reader.ts";
import { encodeSentences } from "./sentence-code.ts";
import { encodeWords } from "./word-code.ts";

export type OpenedFile = {
  readonly entry: SourceEntry;
  /** When the entry was listed, milliseconds since 1970. */
  readonly seenMs: number;
  readonly hash: string;
  /** `null` when the content is the one that is recorded, and only the times are new. */
  readonly reading: Reading | null;
};

/** A passage as the model sees it. */
export type EmbeddedPassage = Embedding & { readonly id: number };

/** Changes articles, passages and vectors. Each function is one transaction. */
export function passageWriter(database: Database) {
  const deleteArticle = database.prepare<[string]>("DELETE FROM main.articles WHERE id = ?");
  const noteGone = isLayered(database)
    ? database.prepare<[string]>(
        "INSERT OR IGNORE INTO gone SELECT key FROM earlier.articles WHERE id = ?",
      )
    : null;
  const forgetFile = database.prepare<[string]>("DELETE FROM files WHERE id = ?");
  const rememberFile = database.prepare("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)");
  const touchFile = database.prepare(
    "UPDATE files SET size = ?, modified = ?, seen = ? WHERE id = ?",
  );
  const addArticle = database.prepare(
    `INSERT INTO articles (id, collection, title, titleDerived, publisher, published, url, language)
     VALUES (@id, @collection, @title, @titleDerived, @publisher, @published, @url, @language)`,
  );
  const addText = database.prepare("INSERT INTO texts VALUES (?, ?)");
  const addPassage = database.prepare(
    `INSERT INTO passages (article, spanStart, spanEnd, paragraph, sentences, words, text)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addVector = database.prepare("INSERT INTO vectors VALUES (?, ?)");
  const addWordVectors = database.prepare("INSERT INTO wordVectors VALUES (?, ?)");
  const addWordSpace = database.prepare("INSERT INTO wordSpace VALUES (?, ?, ?, ?)");

  function forgetArticle(id: string): void {
    deleteArticle.run(id);
    noteGone?.run(id);
  }

  function save({ entry, seenMs, hash, reading }: OpenedFile): void {
    const { id, sizeBytes, modifiedMs } = entry;
    if (reading === null) return void touchFile.run(sizeBytes, modifiedMs, seenMs, id);
    forgetArticle(id);
    if (reading.kind === "skipped") {
      // A file without a hash is tried again.
      const kept = reading.retry ? "" : hash;
      rememberFile.run(id, sizeBytes, modifiedMs, seenMs, kept, reading.reason);
      return;
    }
    rememberFile.run(id, sizeBytes, modifiedMs, seenMs, hash, null);
    const { article, passages } = reading;
    const { text: whole, ...info } = article;
    const titleDerived = article.titleDerived ? 1 : 0;
    const key = addArticle.run({ ...info, id, titleDerived }).lastInsertRowid;
    addText.run(key, whole);
    for (const { span, paragraph, sentences, text } of passages) {
      const coded = encodeSentences(sentences);
      const words = encodeWords(STEMMED.numbered(text, article.language));
      addPassage.run(key, span.start, span.end, paragraph, coded, words, text);
    }
  }

  return {
    /** Replaces what those files gave before. */
    save: database.transaction((files: readonly OpenedFile[]) => files.forEach(save)),

    /** Records newer sizes and times of files that have the recorded content. */
    touch: database.transaction(
      (looks: ReadonlyMap<string, Pick<FileRecord, "size" | "modified" | "seen">>) => {
        for (const [id, { size, modified, seen }] of looks) touchFile.run(size, modified, seen, id);
      },
    ),

    /** Forgets files and everything that came from them. */
    remove: database.transaction((ids: readonly string[]) => {
      for (const id of ids) {
        forgetArticle(id);
        forgetFile.run(id);
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

    /** Ids of the passages that have no vector yet, the longest first. */
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
