import { getDocumentProxy } from "unpdf";
import { Unreadable } from "../draft.ts";
import { lineNumberRemover } from "./line-numbers.ts";
import { baselineOf, leftOf, type Piece, rightOf } from "./piece.ts";

/** A printed line of a page. Positions and lengths are in points, from the page's lower left corner. */
export type PrintedLine = {
  readonly text: string;
  /** Counted from 1. */
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** Height of the baseline. */
  readonly y: number;
  readonly fontSize: number;
  /** Whether it has gaps as wide as those between the cells of a table. */
  readonly isRow: boolean;
};

/** Errors only, no warnings about odd fonts. */
const QUIET = 0;
/** As a share of the font size: pieces that are closer belong to the same word (horizontally) or line (vertically). */
const WORD_GAP = 0.15;
const LINE_GAP = 0.5;
/** Cells of a table are this far apart, as a multiple of the font size; words of justified lines are closer. */
const CELL_GAP = 1.5;
/** As a share of the font size: smaller digits nearby that are higher or lower by this much are super- or subscripts. */
const LEAST_RISE = 0.15;
const MOST_RISE = 0.65;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/**
 * The lines of a PDF in the order of the file, and the title in its properties ("" if none).
 *
 * @throws Unreadable if the file is damaged or password-protected
 */
export async function linesOfPdf(bytes: Buffer) {
  try {
    return await readPages(bytes);
  } catch (error) {
    const isLocked = (error as Error).name === "PasswordException";
    throw new Unreadable({ code: isLocked ? "locked" : "damagedPdf" });
  }
}

async function readPages(bytes: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: QUIET });
  try {
    const lines: PrintedLine[] = [];
    const withoutLineNumbers = lineNumberRemover();
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.filter((item) => "str" in item);
      for (const line of linesOfPage(withoutLineNumbers(pieces), number)) lines.push(line);
      page.cleanup();
    }
    const { info } = await pdf.getMetadata();
    const title = "Title" in info && typeof info.Title === "string" ? info.Title : "";
    return { lines, title };
  } finally {
    await pdf.destroy();
  }
}

function linesOfPage(pieces: readonly Piece[], page: number): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const piece of pieces) {
    if (piece.str.trim() === "") {
      const last = lines.at(-1);
      if (last !== undefined && piece.str !== "")
        lines[lines.length - 1] = { ...last, text: `${last.text} ` };
      continue;
    }
    const [left, right, y] = [leftOf(piece), rightOf(piece), baselineOf(piece)];
    const last = lines.at(-1);
    const size = Math.max(piece.height, last?.fontSize ?? 0);
    const isSameLine =
      last !== undefined &&
      left > last.right - size &&
      Math.abs(last.y - y) < (left - last.right < size ? MOST_RISE : LINE_GAP) * size;
    if (!isSameLine) {
      lines.push({ text: piece.str, page, left, right, y, fontSize: piece.height, isRow: false });
      continue;
    }
    const space = left - last.right > WORD_GAP * size ? " " : "";
    const isLarger = piece.height > last.fontSize;
    const before = isLarger ? inScript(last.text, last.y - y, size) : last.text;
    const text = piece.height < last.fontSize ? inScript(piece.str, y - last.y, size) : piece.str;
    lines[lines.length - 1] = {
      ...last,
      text: before + space + text,
      right,
      y: isLarger ? y : last.y,
      fontSize: size,
      isRow: last.isRow || left - last.right > CELL_GAP * size,
    };
  }
  return lines;
}

/** Turns digits printed above or below the line into super- or subscripts ("10⁶", "H₂O"); other text stays as it is. */
function inScript(text: string, rise: number, size: number): string {
  if (Math.abs(rise) < LEAST_RISE * size || !/^\s*\d+\s*$/.test(text)) return text;
  const digits = rise > 0 ? SUPERSCRIPTS : SUBSCRIPTS;
  return text.replace(/\d/g, (digit) => digits[Number(digit)]!);
}
