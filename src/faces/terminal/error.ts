import { UserError } from "../../errors.ts";
import type { Style } from "./style.ts";
import { printable } from "./text.ts";

/** An error as lines for a terminal: what is wrong and what to do, or the stack of a bug. */
export function errorLines(error: unknown, { red, bold }: Style): string[] {
  if (error instanceof UserError) {
    const [message = "", ...more] = shown(error.message);
    return [`${red(bold("Error:"))} ${red(message)}`, ...more.map(red), `→ ${error.hint}`];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    ...shown(stack).map(red),
    "→ This is a bug in Quotewell. Please report it with the lines above.",
  ];
}

function shown(text: string): string[] {
  return text.split("\n").map(printable);
}
