import { printable } from "../shared/text/printable.ts";
import { type Page, wrap } from "./page.ts";

/** What a check has found, in one sentence for people. */
export type Finding =
  | { readonly level: "good" | "note"; readonly text: string }
  | {
      /** A problem must be fixed before the product works; a warning should be fixed. */
      readonly level: "warning" | "problem";
      readonly text: string;
      readonly todo: string;
    };

export function findingLines(finding: Finding, { columns, style }: Page): string[] {
  const { green, dim, yellow, red } = style;
  const sign = { good: green("✔"), note: dim("ℹ"), warning: yellow("⚠"), problem: red("✖") };
  const [first = "", ...others] = finding.text.split("\n").map(printable);
  return [
    ...wrap(first, columns, `${sign[finding.level]} `, "  "),
    ...others.flatMap((line) => wrap(line.trim(), columns, "    ")),
    ...("todo" in finding ? wrap(printable(finding.todo), columns, "  → ", "    ") : []),
  ];
}
