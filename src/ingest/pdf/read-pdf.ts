import { type Draft, Unreadable } from "../draft.ts";
import { collapseSpaces, hasWords } from "../text/words.ts";
import { blocksOfLines } from "./pdf-blocks.ts";
import { linesOfPdf } from "./printed-lines.ts";
import { withoutRunningLines } from "./running-lines.ts";

/** Titles that programs fill in: file names, "untitled", "Microsoft Word - x.doc". */
const PROGRAM_TITLE =
  /^(microsoft|untitled|unbenannt|sans titre|print|scan|layout|slide|document\s*\d*$)|\.(docx?|pdf|indd|qxd|tex|rtf|odt|html?)$/i;

/** Where a PDF was fetched from, which `/add` writes as a comment below its end. */
const SAVED_FROM = /\n%saved from url=\(\d+\)(https?:\S+)\n$/;
const TAIL_BYTES = 3000;

/**
 * Read a PDF: its lines joined to paragraphs, without page numbers and running heads.
 *
 * Its date is that of the file rather than of publication, so it is not used.
 *
 * @throws Unreadable if it has no text, a password or damage
 */
export async function readPdf(bytes: Buffer): Promise<Draft> {
  if (bytes.length === 0) throw new Unreadable("is empty");
  const url = SAVED_FROM.exec(
    bytes.toString("latin1", Math.max(0, bytes.length - TAIL_BYTES)),
  )?.[1];
  const printed = await linesOfPdf(bytes);
  if (!printed.lines.some(({ text }) => hasWords(text))) {
    throw new Unreadable("is a PDF without text (scanned pages?)");
  }
  const title = collapseSpaces(printed.title);
  const isMeant = title.includes(" ") && !PROGRAM_TITLE.test(title);
  return {
    blocks: blocksOfLines(withoutRunningLines(printed.lines)),
    metadata: { ...(isMeant && { title }), ...(url !== undefined && { url }) },
  };
}
