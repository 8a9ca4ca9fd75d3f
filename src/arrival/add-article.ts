import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import type { Reading } from "../building.ts";
import type { Article, Collection } from "../domain.ts";
import { UserError } from "../errors.ts";
import { oneLine, printable } from "../text/printable.ts";
import { ENDINGS, isPage, kindOfName, mayBe } from "./kinds.ts";
import { collectionFolder, moveFile, placeFile, withdrawFile } from "./place-file.ts";
import type { Arrival, Register } from "./register.ts";
import { safeName } from "./safe-name.ts";

/** Where articles are added, and what judges them. */
export type Intake = {
  /** ARTICLES_DIR. */
  readonly articlesDir: string;
  /** Larger ones are refused; 1 MB is 1,000,000 bytes. */
  readonly maxArticleMb: number;
  /** Reads bytes in the confined process, as an update of the index will. */
  readonly read: (article: { readonly bytes: Buffer; readonly id: string }) => Promise<Reading>;
  readonly register: Register;
};

/** What arrived. */
export type Delivery = Pick<Arrival, "by" | "guild" | "url"> & {
  readonly bytes: Buffer;
  /** As somebody else named the file, path and all; the ending says what it is. */
  readonly name: string;
  /** The collection it goes to, which is made when it is new; `null` for the articles folder itself. */
  readonly collection: Collection;
};

/** An article that lies in its folder now, as the index will read it. */
export type AddedArticle = {
  readonly article: Article;
  readonly passages: number;
};

/** Where removed articles go, in the folder that they were in: hidden, so that no index reads them. */
const REMOVED = ".removed";

/** For a name of which nothing can be kept. */
const UNNAMED = "article";

/**
 * Adds an article to a collection under a safe name, never over another file, complete or not at all. The
 * index does not know it before its next update.
 *
 * Names and sentences from outside are part of the messages; folders of the machine are part of those of
 * errors of the disk.
 *
 * @throws UserError ARRIVAL_TYPE, ARRIVAL_TOO_LARGE, ARRIVAL_UNREADABLE, ARRIVAL_KNOWN or ARRIVAL_COLLECTION;
 * DISK_FULL, NOT_WRITABLE, ARTICLES_MISSING or DISK_FAILED
 */
export async function addArticle(intake: Intake, delivery: Delivery): Promise<AddedArticle> {
  const { articlesDir, read, register } = intake;
  const { bytes, by, guild, url } = delivery;
  refuseUnfit(delivery, intake.maxArticleMb);
  const name = fileName(delivery.name);
  const reading = await read({ bytes, id: name });
  if (reading.kind === "skipped") throw unreadable(delivery, reading.reason);

  const { collection } = delivery;
  const folder = collection === null ? null : await collectionFolder(articlesDir, collection);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const known = register
    .withHash(hash)
    .find(({ id }) => folderOf(id) === folder && existsSync(join(articlesDir, id)));
  if (known !== undefined) throw alreadyThere(delivery, known.id);
  const id = idOf(folder, await placeFile(join(articlesDir, folder ?? ""), name, bytes));
  try {
    register.add({ id, at: Date.now(), by, guild, url, hash });
  } catch (error) {
    // Without it nobody could take the article away again.
    await withdrawFile(join(articlesDir, id));
    throw error;
  }
  const { article, passages } = reading;
  const placed = { ...article, id, collection: folder?.normalize() ?? null };
  return { article: placed, passages: passages.length };
}

/**
 * Takes an article that was added away again: it is moved to a hidden folder beside, not deleted. The index
 * has it until its next update.
 *
 * @returns its path now, relative to the articles folder; `null` when its file was gone already
 * @throws UserError ARRIVAL_NOT_ADDED for any other article, or as `addArticle` for the disk
 */
export async function removeArticle(
  { articlesDir, register }: Intake,
  id: string,
): Promise<string | null> {
  requireAdded(register, id);
  const path = join(articlesDir, id);
  const name = await moveFile(path, join(dirname(path), REMOVED), id.split("/").at(-1)!);
  register.remove(id);
  return name === null ? null : idOf(folderOf(id), `${REMOVED}/${name}`);
}

/**
 * Gives an article that was added another file name, which is made safe; it keeps its ending.
 *
 * @returns its id now
 * @throws UserError as `removeArticle`, or ARTICLES_GONE when its file is no longer there
 */
export async function renameArticle(
  { articlesDir, register }: Intake,
  id: string,
  name: string,
): Promise<string> {
  requireAdded(register, id);
  const path = join(articlesDir, id);
  const ending = extname(id);
  const stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  const wanted = `${safeName(stem, UNNAMED)}${ending}`;
  if (idOf(folderOf(id), wanted) === id) return id;
  const given = await moveFile(path, dirname(path), wanted);
  if (given === null)
    throw new UserError("ARTICLES_GONE", `${id} is no longer there.`, "Add it again.");
  const now = idOf(folderOf(id), given);
  register.rename(id, now);
  return now;
}

/** @throws UserError for a file that no reader has to look at */
function refuseUnfit({ name, bytes }: Delivery, maxArticleMb: number): void {
  const kind = kindOfName(name);
  if (kind === null)
    throw new UserError(
      "ARRIVAL_TYPE",
      `${shown(name)} is of no type that is read.`,
      `These are: ${ENDINGS.join(" ")}`,
    );
  if (bytes.length > maxArticleMb * 1e6)
    throw new UserError(
      "ARRIVAL_TOO_LARGE",
      `${shown(name)} is ${(bytes.length / 1e6).toFixed(1)} MB, above the limit of ${maxArticleMb} MB (setting MAX_ARTICLE_MB).`,
      "Add a shorter version, or set MAX_ARTICLE_MB to a larger number.",
    );
  if (bytes.length > 0 && !mayBe(kind, bytes))
    throw new UserError(
      "ARRIVAL_TYPE",
      `${shown(name)} is not what its name says.`,
      isPage(bytes)
        ? "It is a web page: give it the ending .html and add it again."
        : "Save it as the type that its ending names, and add it again.",
    );
}

function unreadable({ name }: Delivery, reason: string): UserError {
  return new UserError(
    "ARRIVAL_UNREADABLE",
    `${shown(name)} ${reason}.`,
    "Add it in another format, or as text.",
  );
}

function alreadyThere({ name }: Delivery, id: string): UserError {
  return new UserError(
    "ARRIVAL_KNOWN",
    `${shown(name)} is there already, as ${printable(id)}.`,
    "Ask about it.",
  );
}

function requireAdded(register: Register, id: string): void {
  if (register.find(id) !== null) return;
  throw new UserError(
    "ARRIVAL_NOT_ADDED",
    `${shown(id)} was not added with /add or by a feed.`,
    "Change files of your own in the articles folder itself.",
  );
}

/** For a message, however long the name or odd its characters. */
function shown(name: string): string {
  return `"${printable(oneLine(name)).slice(0, 200)}"`;
}

function fileName(name: string): string {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length).split(/[/\\]/);
  return `${safeName(stem.at(-1)!, UNNAMED)}${ending.toLowerCase()}`;
}

function idOf(folder: string | null, name: string): string {
  return folder === null ? name : `${folder}/${name}`;
}

function folderOf(id: string): string | null {
  const slash = id.lastIndexOf("/");
  return slash < 0 ? null : id.slice(0, slash);
}
