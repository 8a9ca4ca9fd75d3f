import { UserError } from "../shared/errors.ts";
import { printable } from "../shared/text/printable.ts";
import { withoutUserInfo } from "../shared/text/without-user-info.ts";
import { type Page, pageFor, wrap } from "./page.ts";

/** Prints an error on standard error. Lines are wrapped only in a terminal, not in a log. */
export function printError(error: unknown): void {
  console.error(errorLines(error, pageFor(process.stderr, Number.POSITIVE_INFINITY)).join("\n"));
}

/** An error as lines for a terminal: what is wrong and what to do, or the stack of a bug. */
export function errorLines(error: unknown, { columns, style }: Page): string[] {
  const { bold, red } = style;
  if (error instanceof UserError) {
    const [message = "", ...details] = error.message.split("\n").map(printable);
    return [
      ...wrap(`${red(bold("Error:"))} ${red(message)}`, columns, ""),
      ...details.flatMap((detail) => wrap(red(detail.trim()), columns, "  ")),
      ...wrap(printable(error.hint), columns, "→ ", "  "),
    ];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    ...withoutUserInfo(stack)
      .split("\n")
      .map((line) => red(printable(line))),
    "→ This is a bug in Quotewell. Please report it with the lines above.",
  ];
}
