import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../glossary/library.ts";
import { copyFile, linkFile, makeFolder, removeFile } from "../generation/disk.ts";
import { checkIntact } from "../generation/intact.ts";
import { earlierFiles, FILE, FORMAT, LAYERED_FORMAT } from "../generation/manifest.ts";
import { mark, removeOwn, requireOwn } from "../generation/own-folder.ts";
import { carryVerified, type EarlierFile } from "../generation/verified.ts";
import { absorbLayer, startLayer } from "../passages/layers.ts";
import { type Database, openPassageDatabase, originIn } from "../passages/passage-database.ts";

/** A generation whose passages and vectors a build keeps. Its files with these are intact; damaged ones are not listed. */
export type Base = Pick<Manifest, "generation" | "format" | "chunker" | "files"> &
  Partial<Pick<Manifest, "hnsw" | "passages">>;

/** Everything other than the articles that determines the result of a build; compared as a whole. */
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
  /** Whether it has exactly what the base has. */
  readonly isAsBase: boolean;
  /** Files that it shares with the base; none if it is not layered. */
  readonly earlier: readonly EarlierFile[];
  /** Call this with the final folder, when no more links to these files are added or removed. */
  readonly rememberVerified: (folder: string) => void;
};

/** What a build starts from. */
export type Start = {
  readonly embeddingsDir: string;
  readonly base: Base | null;
  readonly origin: Omit<Origin, "format">;
  /** Whether to write only changes, next to files of the base. */
  readonly layered: boolean;
  /** Whether to discard what an interrupted build left behind. */
  readonly fresh: boolean;
};

/**
 * Opens the folder in which the next generation is built. It starts with the base's passages, or empty. What an interrupted build of
 * the same origin has committed there is kept.
 *
 * @throws UserError if a folder of that name is somebody else's
 */
export function openWorkFolder(start: Start): WorkFolder {
  const path = join(start.embeddingsDir, "building");
  requireOwn(path);
  const earlier = earlierIn(start);
  const rememberVerified = carryVerified(earlier);
  const interrupted = start.fresh ? null : openInterrupted(path, start, earlier);
  const opened = interrupted ?? makeWorkFolder(path, start, start.layered ? earlier : []);
  return { ...opened, rememberVerified };
}

/** The files that a layered generation shares with the base; none if one of them can't be shared. */
function earlierIn({ embeddingsDir, base }: Start): EarlierFile[] {
  if (base === null) return [];
  const files = earlierFiles(base.format);
  if (!files.every(({ inBase }) => inBase in base.files)) return [];
  return files.map(({ name, inBase }) => ({
    name,
    path: join(embeddingsDir, base.generation, inBase),
    hash: base.files[inBase]!,
  }));
}

type Opened = Omit<WorkFolder, "rememberVerified">;

function makeWorkFolder(path: string, start: Start, earlier: readonly EarlierFile[]): Opened {
  removeOwn(path);
  makeFolder(path);
  mark(path);
  for (const file of earlier) link(file, path);
  const database = newDatabase(path, start);
  // Written last: an incomplete copy still names the origin of its base, and is discarded.
  database.transaction(() => {
    if (isReadAgain(start)) database.exec("UPDATE files SET hash = ''");
    database.exec("DELETE FROM origin");
    database.prepare("INSERT INTO origin VALUES (?)").run(originOf(start, earlier));
  })();
  return { path, database, isAsBase: start.base !== null, earlier };
}

/** Whether the base was read by another version: its files are then recorded without the hash that proves them read. */
function isReadAgain({ base, origin }: Start): boolean {
  return base !== null && base.chunker !== origin.chunker;
}

function newDatabase(folder: string, start: Start): Database {
  const { embeddingsDir, base, layered } = start;
  const file = join(folder, FILE.passages);
  if (base === null) return openPassageDatabase(file, "create");
  const inBase = (name: string) => join(embeddingsDir, base.generation, name);
  const isLayered = FILE.earlierPassages in base.files;
  if (layered && !isLayered) {
    const database = openPassageDatabase(file, "create");
    startLayer(database, join(folder, FILE.earlierPassages));
    return database;
  }
  const isAbsorbed = isLayered && !layered;
  copyFile(inBase(isAbsorbed ? FILE.earlierPassages : FILE.passages), file);
  const database = openPassageDatabase(file, "write");
  if (isAbsorbed) absorbLayer(database, inBase(FILE.passages));
  return database;
}

function openInterrupted(
  path: string,
  start: Start,
  earlier: readonly EarlierFile[],
): Opened | null {
  const file = join(path, FILE.passages);
  if (!existsSync(file)) return null;
  const origin = unlessBroken(() => originIn(file, "write"));
  const isLayered = earlier.length > 0 && origin === originOf(start, earlier);
  if (!isLayered && origin !== originOf(start, [])) return null;
  if (isLayered) for (const file of earlier) link(file, path);
  const database = unlessBroken(() => openPassageDatabase(file, "write"));
  const check = () => database?.pragma("main.quick_check(1)", { simple: true });
  if (database && unlessBroken(check) === "ok")
    return { path, database, isAsBase: false, earlier: isLayered ? earlier : [] };
  database?.close();
  return null;
}

/** `null` if the file is not a database, or an incomplete one: then there is nothing to keep. */
function unlessBroken<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function originOf({ origin }: Start, earlier: readonly EarlierFile[]): string {
  const format = formatOf(earlier);
  return JSON.stringify({ ...origin, format } satisfies Origin);
}

/** Format of a work folder with these earlier files. */
export function formatOf(earlier: readonly EarlierFile[]): number {
  return earlier.length === 0 ? FORMAT : LAYERED_FORMAT;
}

/** Replaces an existing file: the base's is known to be intact, what an interrupted build left is not. */
function link({ path, hash, name }: EarlierFile, folder: string): void {
  const linked = join(folder, name);
  removeFile(linked);
  if (!linkFile(path, linked)) checkIntact(linked, hash);
}
