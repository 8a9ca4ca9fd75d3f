import { extname } from "node:path";

/** Kinds of files that can be read. */
export type Kind = "text" | "markdown" | "html" | "mhtml" | "pdf" | "docx";

/** By ending, in lower case; the same ones that the index reads (test/arrival/kinds.test.ts). */
const KINDS: { readonly [ending: string]: Kind } = {
  ".txt": "text",
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".mhtml": "mhtml",
  ".mht": "mhtml",
  ".pdf": "pdf",
  ".docx": "docx",
};

/** Used in messages. */
export const ENDINGS: readonly string[] = Object.keys(KINDS);

/** The kind of file by its name; `null` for an ending that is not read. */
export function kindOfName(name: string): Kind | null {
  const ending = extname(name).toLowerCase();
  return Object.hasOwn(KINDS, ending) ? KINDS[ending]! : null;
}

/** PDF readers accept the signature anywhere in the first bytes of a file. */
const PDF_WINDOW = 1024;
/** The part that makes a zip archive a Word document; its name is stored uncompressed. */
const WORD_PART = "word/document.xml";
/** The header of a page saved as a single file says what its parts are. */
const MIME = /^content-type:/im;
/** White space, an XML declaration and comments may precede the first tag of a page. */
const PAGE_WINDOW = 4096;
const PAGE =
  /^(?:\s|<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*<(?:!doctype\s+html|html|head|body)\b/i;

/** Whether bytes may be of the kind that the file name says. Reading them decides. */
export function mayBe(kind: Kind, bytes: Buffer): boolean {
  const start = bytes.toString("latin1", 0, PAGE_WINDOW);
  const isZip = start.startsWith("PK\x03\x04");
  if (kind === "pdf") return start.slice(0, PDF_WINDOW).includes("%PDF-");
  if (kind === "docx") return isZip && bytes.includes(WORD_PART);
  if (kind === "mhtml") return MIME.test(start) && !isPage(bytes);
  if (isZip || start.startsWith("%PDF-")) return false;
  return kind === "html" || !isPage(bytes);
}

/** Whether bytes are a web page, in any encoding. */
export function isPage(bytes: Buffer): boolean {
  const start = bytes.toString("latin1", 0, PAGE_WINDOW);
  return PAGE.test(start.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", ""));
}
