import { isUtf8 } from "node:buffer";
import type { Kind } from "../kinds.ts";

/**
 * An article that was fetched, with its address written into it where the index finds it: as browsers do
 * when they save a page, and as header line or front matter of a text. A Word document is left as it is.
 *
 * @param charset of the text as the server says, which the file alone would not tell
 */
export function withAddress(
  kind: Kind,
  bytes: Buffer,
  url: string,
  charset: string | null,
): Buffer {
  if (kind === "docx") return bytes;
  if (kind === "pdf") return Buffer.concat([bytes, Buffer.from(`\n%${savedFrom(url)}\n`)]);
  const text = inUtf8(bytes, charset);
  if (kind === "html") return Buffer.concat([Buffer.from(`<!-- ${savedFrom(url)} -->\n`), text]);
  if (kind === "text") return Buffer.concat([Buffer.from(`URL: ${url}\n\n`), text]);
  const line = `url: ${JSON.stringify(url)}\n`;
  const front = /^---[ \t]*\r?\n/.exec(text.toString("latin1", 0, 16))?.[0];
  return front === undefined
    ? Buffer.concat([Buffer.from(`---\n${line}---\n\n`), text])
    : Buffer.concat([Buffer.from(`${front}${line}`), text.subarray(front.length)]);
}

function savedFrom(url: string): string {
  return `saved from url=(${String(url.length).padStart(4, "0")})${url}`;
}

/** UTF-8 without a mark, where the encoding is known for certain; else as it was. */
function inUtf8(bytes: Buffer, charset: string | null): Buffer {
  const isUtf16 = /^(\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 2));
  if (!isUtf16 && isUtf8(bytes)) return Buffer.from(bytes.toString().replace(/^\uFEFF/, ""));
  const encoding = isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : charset;
  if (encoding === null) return bytes;
  try {
    return Buffer.from(new TextDecoder(encoding).decode(bytes));
  } catch {
    // No encoding has this name.
    return bytes;
  }
}
