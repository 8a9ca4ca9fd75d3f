import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../library.ts";
import { copyFile, linkFile, makeFolder, removeFile } from "../generation/disk.ts";
import { checkIntact } from "../generation/intact.ts";
import { FILE, FORMAT, LAYERED_FORMAT } from "../generation/manifest.ts";
import { mark, removeOwn, requireOwn } from "../generation/own-folder.ts";
import { carryVerified } from "../generation/verified.ts";
import { absorbLayer, startLayer } from "../passages/layers.ts";
import { type Database, openPassageDatabase, originIn } from "../passages/passage-database.ts";

/** A generation whose passages and vectors a build keeps; the files that hold them are intact. */
export type Base = Pick<Manifest, "generation" | "files"> & Partial<Pick<Manifest, "hnsw">>;

/** Everything besides the articles that decides what a build makes; compared as a whole. */
export type Origin = {
  /** Name of the generation whose passages and vectors are kept. */
  readonly base: string | null;
  readonly fingerprint: string;
  readonly chunker: number;
  readonly format: number;
};

export type WorkFolder = {
  readonly path: string;
  readonly database: Database;
  /** Whether it has all that the base has, and nothing else. */
  readonly isAsBase: boolean;
  /** The file of the base that is its `earlier.db`, too; `null` if it has none. */
  readonly earlier: EarlierFile | null;
};

type EarlierFile = {
  readonly path: string;
  readonly hash: string;
  /** To be called with its other name when no more names come or go. */
  readonly rememberAs: (path: string) => void;
};

/** What a build starts from. */
export type Start = {
  readonly embeddingsDir: string;
  readonly base: Base | null;
  readonly origin: Omit<Origin, "format">;
  /** Whether to write only what changes, beside the passages of the base. */
  readonly layered: boolean;
  /** Whether to discard what an interrupted build left. */
  readonly fresh: boolean;
};

/**
 * Opens the folder where the next generation is built. It starts with the base's passages, or empty. What an interrupted build
 * of the same origin has committed there is kept.
 *
 * @throws UserError if a folder of that name is somebody else's
 */
export function openWorkFolder(start: Start): WorkFolder {
  const path = join(start.embeddingsDir, "building");
  requireOwn(path);
  const earlier = earlierFile(start);
  const interrupted = start.fresh ? null : openInterrupted(path, start, earlier);
  return interrupted ?? makeWorkFolder(path, start, start.layered ? earlier : null);
}

/** The file that has nearly all passages of the base. */
function earlierFile({ embeddingsDir, base }: Start): EarlierFile | null {
  if (base === null) return null;
  const name = FILE.earlier in base.files ? FILE.earlier : FILE.passages;
  const path = join(embeddingsDir, base.generation, name);
  const hash = base.files[name]!;
  return { path, hash, rememberAs: carryVerified(path, hash) };
}

function makeWorkFolder(path: string, start: Start, earlier: EarlierFile | null): WorkFolder {
  removeOwn(path);
  makeFolder(path);
  mark(path);
  if (earlier) link(earlier, path);
  const database = newDatabase(path, start);
  // Written last: a copy that was cut short still names the origin of its base, and is discarded.
  database.transaction(() => {
    database.exec("DELETE FROM origin");
    database.prepare("INSERT INTO origin VALUES (?)").run(originOf(start, earlier));
  })();
  return { path, database, isAsBase: start.base !== null, earlier };
}

function newDatabase(folder: string, start: Start): Database {
  const { embeddingsDir, base, layered } = start;
  const file = join(folder, FILE.passages);
  if (base === null) return openPassageDatabase(file, "create");
  const passages = join(embeddingsDir, base.generation, FILE.passages);
  const isLayered = FILE.earlier in base.files;
  if (layered && !isLayered) {
    const database = openPassageDatabase(file, "create");
    startLayer(database, join(folder, FILE.earlier));
    return database;
  }
  copyFile(layered ? passages : earlierFile(start)!.path, file);
  const database = openPassageDatabase(file, "write");
  if (isLayered && !layered) absorbLayer(database, passages);
  return database;
}

function openInterrupted(
  path: string,
  start: Start,
  earlier: EarlierFile | null,
): WorkFolder | null {
  const file = join(path, FILE.passages);
  if (!existsSync(file)) return null;
  const origin = unlessBroken(() => originIn(file, "write"));
  const isLayered = earlier !== null && origin === originOf(start, earlier);
  if (!isLayered && origin !== originOf(start, null)) return null;
  if (isLayered) link(earlier, path);
  const database = unlessBroken(() => openPassageDatabase(file, "write"));
  const check = () => database?.pragma("main.quick_check(1)", { simple: true });
  if (database && unlessBroken(check) === "ok")
    return { path, database, isAsBase: false, earlier: isLayered ? earlier : null };
  database?.close();
  return null;
}

/** `null` if it is no database, or a part of one: then there is nothing to keep. */
function unlessBroken<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function originOf({ origin }: Start, earlier: EarlierFile | null): string {
  const format = earlier === null ? FORMAT : LAYERED_FORMAT;
  return JSON.stringify({ ...origin, format } satisfies Origin);
}

/** Always anew: the file of the base is known to be intact, and what an interrupted build left is not. */
function link({ path, hash }: EarlierFile, folder: string): void {
  const name = join(folder, FILE.earlier);
  removeFile(name);
  if (!linkFile(path, name)) checkIntact(name, hash);
}
