import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../library.ts";
import { copyFile, makeFolder } from "../generation/disk.ts";
import { FILE } from "../generation/manifest.ts";
import { mark, removeOwn, requireOwn } from "../generation/own-folder.ts";
import { type Database, openPassages } from "../passages/passage-database.ts";

/** A generation whose passages and vectors a build keeps; its passages.db is intact. */
export type Base = Pick<Manifest, "generation" | "files"> & Partial<Pick<Manifest, "hnsw">>;

/** Everything besides the articles that decides what a build makes; compared as a whole. */
export type Origin = {
  /** Name of the generation whose passages and vectors are kept. */
  readonly base: string | null;
  readonly fingerprint: string;
  readonly chunker: number;
  readonly format: number;
};

export type WorkFolder = { readonly path: string; readonly database: Database };

/**
 * Opens the folder where the next generation is built, which starts as a copy of the base's passages, or
 * empty. What an interrupted build of the same origin has committed there is kept.
 *
 * @param fresh true to discard what an interrupted build left
 * @throws UserError if a folder of that name is somebody else's
 */
export function openWorkFolder(
  embeddingsDir: string,
  base: Base | null,
  origin: Origin,
  fresh: boolean,
): WorkFolder {
  const path = join(embeddingsDir, "building");
  const file = join(path, FILE.passages);
  const wanted = JSON.stringify(origin);
  requireOwn(path);
  const interrupted = fresh ? null : openInterrupted(file, wanted);
  if (interrupted) return { path, database: interrupted };

  removeOwn(path);
  makeFolder(path);
  mark(path);
  if (base) copyFile(join(embeddingsDir, base.generation, FILE.passages), file);
  const database = openPassages(file, base ? "write" : "create");
  // Written last: a copy that was cut short still names the origin of its base, and is discarded.
  database.transaction(() => {
    database.exec("DELETE FROM origin");
    database.prepare("INSERT INTO origin VALUES (?)").run(wanted);
  })();
  return { path, database };
}

function openInterrupted(file: string, wanted: string): Database | null {
  if (!existsSync(file)) return null;
  let database: Database | null = null;
  try {
    database = openPassages(file, "write");
    const origin = database.prepare("SELECT json FROM origin").pluck().get();
    if (origin === wanted && database.pragma("quick_check(1)", { simple: true }) === "ok") {
      return database;
    }
  } catch {
    // Not a database, or a part of one: nothing to keep.
  }
  database?.close();
  return null;
}
