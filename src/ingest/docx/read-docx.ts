import mammoth from "mammoth";
import { type Draft, Unreadable } from "../draft.ts";
import { readConverted } from "../html/read-html.ts";
import { savedFrom } from "../metadata/saved-from.ts";
import { unpackedSize } from "./unpacked-size.ts";

/**
 * Most bytes a document may unpack to: small files can unpack to something huge, and real documents of 20 MB are mostly
 * pictures.
 */
const MOST_UNPACKED_BYTES = 100e6;

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/**
 * Reads a Word document (.docx). Its title is the first level-1 heading or the paragraph with the style "Title".
 *
 * @throws Unreadable if the file is empty, damaged, password-protected, or unpacks to more than 100 MB
 */
export async function readDocx(bytes: Buffer): Promise<Draft> {
  if (bytes.length === 0) throw new Unreadable({ code: "empty" });
  const size = unpackedSize(bytes);
  if (size === null) throw new Unreadable({ code: "notWord" });
  if (size > MOST_UNPACKED_BYTES) throw new Unreadable({ code: "unpacksTo", sizeMb: size / 1e6 });
  const { blocks, metadata } = readConverted(await htmlOf(bytes));
  return { blocks, metadata: { ...metadata, ...savedFrom(bytes) } };
}

async function htmlOf(bytes: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
    );
    return value;
  } catch {
    throw new Unreadable({ code: "damagedWord" });
  }
}
