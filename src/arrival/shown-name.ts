import { cutText } from "../shared/text/cut-text.ts";
import { oneLine, printable } from "../shared/text/printable.ts";

/** A name from outside, shortened and with odd characters escaped, to be shown in messages. */
export function shownName(name: string): string {
  return `"${cutText(printable(oneLine(name)), 200)}"`;
}
