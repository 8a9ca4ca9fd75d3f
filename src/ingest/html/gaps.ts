/** Marks where something was removed, until the text becomes a block. A Unicode noncharacter. */
export const GAP = "\uFDD0";

/** Removes the gap marks from a single-spaced text. @returns the text, and the offsets in it where they were, ascending */
export function withoutGaps(marked: string): {
  readonly text: string;
  readonly gaps: readonly number[];
} {
  const [first = "", ...others] = marked.split(GAP);
  const gaps: number[] = [];
  let text = first;
  for (const piece of others) {
    const isSpaced = text === "" || text.endsWith(" ");
    gaps.push(text.length);
    text += isSpaced ? piece.replace(/^ /, "") : piece;
  }
  return { text: text.trimEnd(), gaps };
}
