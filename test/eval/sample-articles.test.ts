import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/places.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { ARTICLES, PDF, sampleIds, samples } from "./samples.ts";

const PDF_SCRIPT = join(ROOT, "scripts/make-sample-pdf.mjs");

test.each([...samples])("%s has 250 to 700 words", (_id, text) => {
  const count = text.split(" ").length;
  expect(count).toBeGreaterThanOrEqual(250);
  expect(count).toBeLessThanOrEqual(700);
});

test("there are five samples in Markdown, two in plain text, two in HTML and a PDF", () => {
  const inFormat = (format: string) => sampleIds.filter((id) => extname(id) === format).length;
  expect([".md", ".txt", ".html", ".pdf"].map(inFormat)).toEqual([5, 2, 2, 1]);
});

test("the committed PDF is what its script makes of its text", () => {
  const made = join(temporaryFolder(), "made.pdf");
  execFileSync(process.execPath, [PDF_SCRIPT, made]);
  expect(readFileSync(made).equals(readFileSync(new URL(PDF, ARTICLES)))).toBe(true);
});
