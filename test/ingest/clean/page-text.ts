import { expect } from "vitest";
import { clean } from "../../../src/ingest/clean/clean.ts";
import { blocksOfText } from "../../../src/ingest/text/text-blocks.ts";

/** What is left of a page that was pasted as text, one block a line. */
export function leftOf(page: string): string[] {
  return clean(blocksOfText(page))
    .filter(({ boilerplate }) => !boilerplate)
    .map(({ text }) => text);
}

/** The page with lines marked by a leading minus, and what of it must be left. */
export function marked(page: string): { readonly page: string; readonly article: string[] } {
  const lines = page.split("\n").map((line) => line.trim());
  return {
    page: lines.map((line) => line.replace(/^− /, "")).join("\n"),
    article: lines.filter((line) => line !== "" && !line.startsWith("− ")),
  };
}

/** Checks that exactly the lines without a minus are left of a marked page. */
export function expectArticleLeft(markedPage: string): void {
  const { page, article } = marked(markedPage);
  const lines = article.map((line) => line.replace(/^- /, ""));
  expect(leftOf(page)).toEqual(lines);
}
