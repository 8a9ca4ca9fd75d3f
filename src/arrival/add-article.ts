import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Reading } from "../glossary/building.ts";
import type { Article, Collection } from "../glossary/domain.ts";
import type { Reason } from "../glossary/reasons.ts";
import type { ErrorCode } from "../shared/errors.ts";
import { sha256 } from "../shared/files/sha256.ts";
import { Refusal } from "../shared/refusal.ts";
import { printable } from "../shared/text/printable.ts";
import { folderOf, idOf } from "./article-id.ts";
import { collectionFolder } from "./folder/collection-folder.ts";
import { placeFile } from "./folder/place-file.ts";
import { ENDINGS, isPage, kindOfName, mayBe } from "./kinds.ts";
import type { Arrival, Register } from "./register.ts";
import { safeFileName } from "./safe-name.ts";
import { shownName } from "./shown-name.ts";

/** What adding articles needs. */
export type Intake = {
  /** The setting ARTICLES_DIR. */
  readonly articlesDir: string;
  /** Larger articles are refused; 1 MB is 1,000,000 bytes. */
  readonly maxArticleMb: number;
  /** Reads bytes in the confined process, just as an update of the index does. */
  readonly read: (article: { readonly bytes: Buffer; readonly id: string }) => Promise<Reading>;
  readonly register: Register;
};

/** A file to add. */
export type Delivery = Pick<Arrival, "by" | "guild" | "url"> & {
  readonly bytes: Buffer;
  /** The file's name, chosen by somebody else; its ending says what kind of file it is. */
  readonly name: string;
  /** The collection to add it to, created if it does not exist; `null` for the articles folder itself. */
  readonly collection: Collection;
};

/** An article that is now in its folder, as the index will read it. */
export type AddedArticle = {
  readonly article: Article;
  readonly passages: number;
};

/**
 * Adds an article to a collection under a safe name, atomically and without overwriting another file. The index has it after its
 * next update.
 *
 * Error messages contain names and sentences from outside; those about the disk contain paths on this machine.
 *
 * @throws Refusal ARRIVAL_TYPE, ARRIVAL_TOO_LARGE, ARRIVAL_UNREADABLE, ARRIVAL_KNOWN or ARRIVAL_COLLECTION; UserError
 * DISK_FULL, NOT_WRITABLE, ARTICLES_MISSING or DISK_FAILED
 */
export async function addArticle(intake: Intake, delivery: Delivery): Promise<AddedArticle> {
  const { articlesDir, read, register } = intake;
  const { bytes, by, guild, url } = delivery;
  refuseUnfit(delivery, intake.maxArticleMb);
  const name = safeFileName(delivery.name);
  const reading = await read({ bytes, id: name });
  if (reading.kind === "skipped") {
    const next = "Add it in another format, or as text.";
    throw refusal("ARRIVAL_UNREADABLE", delivery, reading.reason, next);
  }

  const { collection } = delivery;
  const folder = collection === null ? null : await collectionFolder(articlesDir, collection);
  const hash = sha256(bytes);
  const known = register
    .withHash(hash)
    .find(({ id }) => folderOf(id) === folder && existsSync(join(articlesDir, id)));
  if (known !== undefined) {
    const reason = { code: "known", id: printable(known.id) } as const;
    throw refusal("ARRIVAL_KNOWN", delivery, reason, "Ask about it.");
  }
  const arrival = { at: Date.now(), by, guild, url, hash };
  const given = await placeFile(join(articlesDir, folder ?? ""), name, bytes, {
    reserve: (name) => register.add({ ...arrival, id: idOf(folder, name) }),
    release: (name) => register.remove(idOf(folder, name)),
  });
  const { article, passages } = reading;
  const placed = { ...article, id: idOf(folder, given), collection: folder?.normalize() ?? null };
  return { article: placed, passages: passages.length };
}

/** @throws Refusal for a file that can be refused without parsing it */
function refuseUnfit(delivery: Delivery, maxArticleMb: number): void {
  const { name, bytes } = delivery;
  const kind = kindOfName(name);
  if (kind === null)
    throw refusal(
      "ARRIVAL_TYPE",
      delivery,
      { code: "unreadType" },
      `These are: ${ENDINGS.join(" ")}`,
    );
  if (bytes.length > maxArticleMb * 1e6)
    throw refusal(
      "ARRIVAL_TOO_LARGE",
      delivery,
      { code: "tooLarge", sizeMb: bytes.length / 1e6, limitMb: maxArticleMb },
      "Add a shorter version, or set MAX_ARTICLE_MB to a larger number.",
    );
  const next = isPage(bytes)
    ? "It is a web page: give it the ending .html and add it again."
    : "Save it as the type that its ending names, and add it again.";
  if (bytes.length > 0 && !mayBe(kind, bytes))
    throw refusal("ARRIVAL_TYPE", delivery, { code: "notItsName" }, next);
}

function refusal(code: ErrorCode, { name }: Delivery, reason: Reason, hint: string): Refusal {
  return new Refusal(code, shownName(name), reason, hint);
}
