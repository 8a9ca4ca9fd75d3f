import { extname } from "node:path";
import { cutText } from "../shared/text/cut-text.ts";

/** Bytes in UTF-8 of a name without its ending; file systems take 255, and a number may be added. */
const MOST_BYTES = 180;

/** Characters of a name that are considered. */
const MOST_LENGTH = 1000;

/** Path separators, and what Windows doesn't take in a name. */
const NOT_IN_NAMES = /[/\\<>:"|?*]/g;

/** Controls, halves of surrogate pairs, invisible marks of formatting (direction, joiners), private characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu;

/** Names of devices on Windows, and those that the index leaves out. */
const RESERVED =
  /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|readme|quotewell|icon|thumbs|ehthumbs|desktop|__macosx|\$recycle)(\.|$)/i;

/**
 * A name for a file or folder that any file system takes and the index reads: one part of a path, visible,
 * in Unicode's composed form (NFC), at most 180 bytes. Words are kept as far as possible.
 *
 * @param name as somebody else chose it, without its ending
 * @param instead used for a name of which nothing is left
 */
export function safeName(name: string, instead: string): string {
  const visible = name
    .slice(0, MOST_LENGTH)
    .normalize()
    .replace(/[\s\u2028\u2029]+/g, " ")
    .replace(INVISIBLE, "")
    .replace(NOT_IN_NAMES, "-");
  const kept = trimmed(cutText(trimmed(visible), MOST_BYTES, Buffer.byteLength)) || instead;
  return RESERVED.test(kept) ? `${instead}-${kept}` : kept;
}

/** A safe name for the file of an article, with the ending of `name` in lower case. */
export function safeFileName(name: string): string {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  return `${safeName(stem, "article")}${ending.toLowerCase()}`;
}

/** Whether the index ignores a folder of this name (test/arrival/safe-name.test.ts). */
export function isLeftOut(folder: string): boolean {
  return /^(\.|~\$|__MACOSX$|\$RECYCLE\.BIN$)/i.test(folder);
}

/** Without what hides a name at its beginning or is dropped at its end. */
function trimmed(name: string): string {
  return name.replace(/^[\s.~$-]+|[\s.-]+$/g, "");
}
