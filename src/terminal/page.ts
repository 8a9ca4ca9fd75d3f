import picocolors from "picocolors";
import stringWidth from "string-width";
import { createSupportsHyperlinks } from "supports-hyperlinks";
import wrapAnsi from "wrap-ansi";

/** Functions that colour a text, or leave it unchanged if `isColorSupported` is false. */
export type Style = ReturnType<typeof picocolors.createColors>;

type Environment = { readonly [name: string]: string | undefined };

/** Whether a stream leads to a terminal that understands escape codes. */
export function isTerminal(
  stream: { readonly isTTY?: boolean },
  env: Environment = process.env,
): boolean {
  return stream.isTTY === true && env.TERM !== "dumb";
}

/** Colours are used only in terminals; NO_COLOR turns them off (https://no-color.org), FORCE_COLOR on, or with "0" or "false" off. */
export function styleFor(
  stream: { readonly isTTY?: boolean },
  env: Environment = process.env,
): Style {
  const unwanted = Boolean(env.NO_COLOR) || /^(?:0|false)$/i.test(env.FORCE_COLOR ?? "");
  return picocolors.createColors(
    !unwanted && (isTerminal(stream, env) || Boolean(env.FORCE_COLOR)),
  );
}

/** The output: how wide it is, its colours, and whether a text can be a link (OSC 8). */
export type Page = { readonly columns: number; readonly style: Style; readonly hasLinks?: boolean };

/** Longer lines are hard to read, however wide the window is. */
const WIDEST = 100;
const NARROWEST = 20;

/** As wide as the window, within bounds; `columnsElsewhere` wide if there is no window. */
export function pageFor(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  columnsElsewhere = 80,
): Page {
  const columns = stream.columns
    ? Math.min(WIDEST, Math.max(NARROWEST, stream.columns))
    : columnsElsewhere;
  return { columns, style: styleFor(stream), hasLinks: createSupportsHyperlinks(stream) };
}

/** A text that links to an address, if there is one and the terminal can show links. */
export function linked(text: string, href: string | null, { hasLinks }: Page): string {
  return hasLinks && href !== null ? `\u001b]8;;${href}\u0007${text}\u001b]8;;\u0007` : text;
}

/**
 * Breaks a text, styled or not, into lines of at most `columns`. The first line starts with `first`, the others with `rest`, which
 * must be equally wide.
 */
export function wrap(text: string, columns: number, first: string, rest = first): string[] {
  return wrapAnsi(text, columns - stringWidth(rest), { hard: true })
    .split("\n")
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd());
}
