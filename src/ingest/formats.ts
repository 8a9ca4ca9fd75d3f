import { extname } from "node:path";
import type { Reason, Step } from "../glossary/reasons.ts";
import type { Draft } from "./draft.ts";

/** Reads files of one format. @throws Unreadable if the bytes are not an article */
export type Reader = (bytes: Buffer) => Draft | Promise<Draft>;

const loadText = async () => (await import("./text/read-text.ts")).readText;
const loadMarkdown = async () => (await import("./text/read-markdown.ts")).readMarkdown;
const loadHtml = async () => (await import("./html/read-html.ts")).readHtml;
const loadMhtml = async () => (await import("./html/read-mhtml.ts")).readMhtml;

/** By extension. A reader is loaded when first needed: the PDF library alone takes 0.1 s. */
const READERS: { readonly [extension: string]: () => Promise<Reader> } = {
  ".txt": loadText,
  ".md": loadMarkdown,
  ".markdown": loadMarkdown,
  ".html": loadHtml,
  ".htm": loadHtml,
  ".mhtml": loadMhtml,
  ".mht": loadMhtml,
  ".pdf": async () => (await import("./pdf/read-pdf.ts")).readPdf,
  ".docx": async () => (await import("./docx/read-docx.ts")).readDocx,
};

/** Extensions that can be read, for messages. */
export const READABLE: readonly string[] = Object.keys(READERS);

/** What the user can do with files of unsupported formats, by their extensions. */
const NEXT_STEPS: readonly (readonly [extensions: string, step: Step])[] = [
  [".doc .rtf .odt .pages .wpd", "docx"],
  [".epub .mobi .azw3 .fb2", "html"],
  [".webarchive", "page"],
  [".eml .msg", "message"],
];

/** Why a file with this extension ("" if it has none) is skipped, with the next step if there is one. */
export function whyUnsupported(extension: string): Reason {
  const supported = READABLE.join(" ");
  if (extension === "") return { code: "noExtension", supported };
  const [, step = null] =
    NEXT_STEPS.find(([all]) => all.split(" ").includes(extension.toLowerCase())) ?? [];
  return { code: "unsupported", extension, step, supported };
}

/** Whether the name has a supported extension, in upper or lower case. */
export function isReadable(name: string): boolean {
  return Object.hasOwn(READERS, extname(name).toLowerCase());
}

/** The reader for a file, chosen by its extension. @throws Error if the extension is not supported */
export async function readerFor(name: string): Promise<Reader> {
  const load = READERS[extname(name).toLowerCase()];
  if (load === undefined) throw new Error(`no reader for ${name}`);
  return load();
}
