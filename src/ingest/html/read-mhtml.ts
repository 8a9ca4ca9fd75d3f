import { type Draft, Unreadable } from "../draft.ts";
import { metadataFrom } from "../metadata/metadata-from.ts";
import { decode } from "../text/decode.ts";
import {
  charsetOf,
  decodeContent,
  findPart,
  headersAt,
  type MimeHeaders,
  unquoted,
} from "./mime.ts";
import { readPage } from "./read-html.ts";

/** Byte order mark and empty lines, which some programs write above the headers. */
const ABOVE_HEADERS = /^(?:\xef\xbb\xbf)?\s*/;
const PAGE = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;

/**
 * Reads a web page that a browser saved as a single file: MHTML (RFC 2557), a MIME message whose first part of type
 * HTML is the page; the others are pictures, styles and frames. Its URL is the one it was saved from. The `Date` header
 * is when it was saved, so it is ignored; `Subject` is the title of a page without one.
 *
 * @throws Unreadable as `readHtml` does, and if there is no page or the file ends within it
 */
export function readMhtml(bytes: Buffer): Draft {
  if (bytes.length === 0) throw new Unreadable({ code: "empty" });
  const message = bytes.toString("latin1").replace(ABOVE_HEADERS, "");
  const { headers } = headersAt(message, 0);
  if (!headers.has("content-type")) throw new Unreadable({ code: "notMhtml" });
  const part = findPart(message, PAGE);
  if (part === null) throw new Unreadable({ code: "noPage" });
  if (!part.isWhole) throw new Unreadable({ code: "cutOff" });
  const html = decode(decodeContent(part), charsetOf(part.headers));
  const url = urlIn(headers) ?? urlIn(part.headers);
  const { blocks, metadata } = readPage(html, url);
  return { blocks, metadata: { ...titleIn(headers, url), ...metadata } };
}

/** Where the page was saved from; browsers write it above the message, above its part or both. */
function urlIn(headers: MimeHeaders): string | undefined {
  const names = ["snapshot-content-location", "content-location"];
  return metadataFrom(names.map((name) => ["url", headers.get(name)])).url;
}

/** The title in the `Subject` header, unless it is only the address, which browsers write for a page without title. */
function titleIn(headers: MimeHeaders, url = ""): { readonly title?: string } {
  const { title } = metadataFrom([["subject", decodeWords(headers.get("subject") ?? "")]]);
  return title === undefined || url.includes(title) ? {} : { title };
}

/** Decodes the encoded words (RFC 2047) of a header field. A character may be divided between two of them. */
function decodeWords(field: string): string {
  return decode(Buffer.from(field, "latin1"))
    .replace(/\?=\s+=\?[\w.:*-]+\?[BQ]\?/gi, "")
    .replace(/=\?([\w.:-]+)(?:\*[\w-]*)?\?([BQ])\?([^?]*)\?=/gi, (_, charset, coding, text) => {
      const isBase64 = coding.toLowerCase() === "b";
      const bytes = isBase64
        ? Buffer.from(text, "base64")
        : Buffer.from(unquoted(text.replaceAll("_", " ")), "latin1");
      return decode(bytes, charset);
    });
}
