import { baselineOf, leftOf, type Piece, rightOf } from "./piece.ts";

/** The first page with numbered lines has at least this many; a shorter column of numbers may be data. */
const LEAST_NUMBERS = 8;
/** Every line is numbered, or every fifth. */
const STEPS: readonly number[] = [1, 5];
/** Numbers whose right edges differ by fewer points are in one column. */
const EDGE_TOLERANCE = 2;

/**
 * Returns a function that removes the numbers of lines from the pieces of each page in turn: those in the margins of
 * preprints, bills and court papers. They count up evenly, from the beginning or from the last one of the page before,
 * and nothing else is printed above, below or between them.
 */
export function lineNumberRemover(): (pieces: readonly Piece[]) => readonly Piece[] {
  let last = 0;
  return (pieces) => {
    const printed = pieces.filter(({ str }) => str.trim() !== "");
    const numbers = printed.filter(isNumber);
    if (numbers.length === 0) return pieces;
    const text = extentOf(printed.filter((piece) => !isNumber(piece)));
    const removed = new Set<Piece>();
    for (const column of columnsOf(numbers)) {
      const { left, right } = extentOf(column);
      if (right > text.left && left < text.right) continue;
      const values = column.map(({ str }) => Number(str));
      if (!countsOn(values, last)) continue;
      last = values.at(-1)!;
      for (const number of column) removed.add(number);
    }
    return removed.size === 0 ? pieces : pieces.filter((piece) => !removed.has(piece));
  };
}

function isNumber({ str }: Piece): boolean {
  return /^\s*\d{1,5}\s*$/.test(str);
}

/** Numbers below each other, from top to bottom; the columns from left to right. */
function columnsOf(numbers: readonly Piece[]): Piece[][] {
  const columns: Piece[][] = [];
  for (const number of [...numbers].sort((a, b) => rightOf(a) - rightOf(b))) {
    const column = columns.at(-1);
    if (column !== undefined && rightOf(number) - rightOf(column[0]!) < EDGE_TOLERANCE)
      column.push(number);
    else columns.push([number]);
  }
  return columns.map((column) => column.sort((a, b) => baselineOf(b) - baselineOf(a)));
}

function extentOf(pieces: readonly Piece[]) {
  return {
    left: pieces.reduce((least, piece) => Math.min(least, leftOf(piece)), Infinity),
    right: pieces.reduce((most, piece) => Math.max(most, rightOf(piece)), -Infinity),
  };
}

function countsOn(values: readonly number[], last: number): boolean {
  const [first = 0] = values;
  return STEPS.some((step) => {
    const begins = first === step || first === 1;
    const isEven = values.every(
      (value, index) => index === 0 || value - values[index - 1]! === step,
    );
    return (
      isEven && ((begins && values.length >= LEAST_NUMBERS) || (last > 0 && first === last + step))
    );
  });
}
