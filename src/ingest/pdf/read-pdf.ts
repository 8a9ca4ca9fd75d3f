import { type Draft, Unreadable } from "../draft.ts";
import { savedFrom } from "../metadata/saved-from.ts";
import { collapseSpaces, hasWords } from "../text/words.ts";
import { blocksOfLines } from "./pdf-blocks.ts";
import { linesOfPdf } from "./printed-lines.ts";
import { withoutRunningLines } from "./running-lines.ts";

/** Titles that programs fill in: file names, "untitled", "Microsoft Word - x.doc". */
const PROGRAM_TITLE =
  /^(microsoft|untitled|unbenannt|sans titre|print|scan|layout|slide|document\s*\d*$)|\.(docx?|pdf|indd|qxd|tex|rtf|odt|html?)$/i;

/**
 * Reads a PDF: its lines joined into paragraphs, without page numbers and running heads.
 *
 * The date in its properties is that of the file, not of publication, so it is ignored.
 *
 * @throws Unreadable if the file is empty, has no text, is damaged or password-protected
 */
export async function readPdf(bytes: Buffer): Promise<Draft> {
  if (bytes.length === 0) throw new Unreadable({ code: "empty" });
  const printed = await linesOfPdf(bytes);
  if (!printed.lines.some(({ text }) => hasWords(text))) throw new Unreadable({ code: "scanned" });
  const title = collapseSpaces(printed.title);
  const isMeant = title.includes(" ") && !PROGRAM_TITLE.test(title);
  return {
    blocks: blocksOfLines(withoutRunningLines(printed.lines)),
    metadata: { ...(isMeant && { title }), ...savedFrom(bytes) },
  };
}
