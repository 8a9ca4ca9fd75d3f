import { cutText } from "../shared/text/cut-text.ts";
import { oneLine, printable } from "../shared/text/printable.ts";

/** A name from outside for a message, however long it is or odd its characters. */
export function shownName(name: string): string {
  return `"${cutText(printable(oneLine(name)), 200)}"`;
}
