import { extname } from "node:path";
import { cutText } from "../shared/text/cut-text.ts";

/** Longest name without its ending, in bytes of UTF-8; file systems allow 255, and a number may be added. */
const MOST_BYTES = 180;

/** Characters of a name that are considered; the rest is ignored. */
const MOST_LENGTH = 1000;

/** Path separators, and characters that Windows doesn't allow in names. */
const NOT_IN_NAMES = /[/\\<>:"|?*]/g;

/** Control characters, lone surrogates, invisible formatting (direction marks, joiners) and private-use characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu;

/** Names of Windows devices, and names that the index ignores. */
const RESERVED =
  /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|readme|quotewell|icon|thumbs|ehthumbs|desktop|__macosx|\$recycle)(\.|$)/i;

/**
 * Makes a name for a file or folder that any file system accepts and the index does not ignore: a single path component, visible, in
 * Unicode's composed form (NFC), at most 180 bytes. Words are kept as far as possible.
 *
 * @param name as chosen by somebody else, without its ending
 * @param instead used if nothing of the name is left
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

/** Without leading characters that would hide the file, and trailing ones that some systems drop. */
function trimmed(name: string): string {
  return name.replace(/^[\s.~$-]+|[\s.-]+$/g, "");
}
