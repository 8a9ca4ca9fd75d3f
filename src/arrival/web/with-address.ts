import { isUtf8 } from "node:buffer";
import { END_RECORD_BYTES, endRecordIn } from "../../shared/files/zip.ts";
import type { Kind } from "../kinds.ts";

/**
 * Writes the address of a fetched article into it, where the index finds it: in a page the way browsers do when saving it, in a page saved as a
 * single file as a header field, in a text as a header line or front matter, in a PDF and in the zip archive of a Word document as a comment at the end.
 *
 * @param charset of the text according to the server, as the file itself may not state it
 */
export function withAddress(
  kind: Kind,
  bytes: Buffer,
  url: string,
  charset: string | null,
): Buffer {
  if (kind === "docx") return withComment(bytes, savedFrom(url));
  if (kind === "pdf") return Buffer.concat([bytes, Buffer.from(`\n%${savedFrom(url)}\n`)]);
  if (kind === "mhtml")
    return Buffer.concat([Buffer.from(`Snapshot-Content-Location: ${url}\r\n`), bytes]);
  const text = inUtf8(bytes, charset);
  if (kind === "html") return Buffer.concat([Buffer.from(`<!-- ${savedFrom(url)} -->\n`), text]);
  if (kind === "text") return Buffer.concat([Buffer.from(`URL: ${url}\n\n`), text]);
  const line = `url: ${JSON.stringify(url)}\n`;
  const front = /^---[ \t]*\r?\n/.exec(text.toString("latin1", 0, 16))?.[0];
  return front === undefined
    ? Buffer.concat([Buffer.from(`---\n${line}---\n\n`), text])
    : Buffer.concat([Buffer.from(`${front}${line}`), text.subarray(front.length)]);
}

/** A zip archive with this comment instead of its own. */
function withComment(zip: Buffer, comment: string): Buffer {
  const start = endRecordIn(zip);
  if (start === null) return zip;
  const end = start + END_RECORD_BYTES;
  const archive = Buffer.from(zip.subarray(0, end));
  archive.writeUInt16LE(comment.length, end - 2);
  return Buffer.concat([archive, Buffer.from(comment)]);
}

function savedFrom(url: string): string {
  return `saved from url=(${String(url.length).padStart(4, "0")})${url}`;
}

/** Converted to UTF-8 without a byte order mark if the encoding is known for certain, otherwise unchanged. */
function inUtf8(bytes: Buffer, charset: string | null): Buffer {
  const isUtf16 = /^(\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 2));
  if (!isUtf16 && isUtf8(bytes)) return Buffer.from(bytes.toString().replace(/^\uFEFF/, ""));
  const encoding = isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : charset;
  if (encoding === null) return bytes;
  try {
    return Buffer.from(new TextDecoder(encoding).decode(bytes));
  } catch {
    // Unknown encoding.
    return bytes;
  }
}
