import { expect, test } from "vitest";
import type { BuildReport } from "../../src/glossary/building.ts";
import { indexReportLines } from "../../src/terminal/index-report.ts";
import { styleFor } from "../../src/terminal/page.ts";
import { buildReport } from "../support/index/build-report.ts";

const page = { columns: 80, style: styleFor({}, {}) };
const shown = (changes: Partial<BuildReport>) =>
  indexReportLines(buildReport(changes), page.style).join("\n");

test("a run that finds nothing new says so in one line", () => {
  expect(shown({})).toMatchInlineSnapshot(
    `"Nothing changed: 1,204 articles, 9,310 passages, 0.4 s"`,
  );
});

test("a run names what was added, changed, removed and skipped, and counts the work", () => {
  const report = shown({
    changedAnything: true,
    added: ["new.md"],
    changed: ["talks/day one.txt"],
    removed: ["old.md"],
    skipped: [{ id: "scan.pdf", reason: { code: "scanned" } }],
    embedded: 17,
    reused: 9293,
    durationMs: 2345,
  });
  expect(report).toMatchInlineSnapshot(`
    "1 added
      new.md
    1 changed
      talks/day one.txt
    1 removed
      old.md
    1 skipped
      scan.pdf is a PDF without text (scanned pages?)
    Index ready: 1,204 articles, 9,310 passages (17 embedded, 9,293 kept), 2.3 s
    The vector search finds 99.8% of what an exact search finds."
  `);
});

test("a rebuild tells its reason, and a continued one what was saved", () => {
  const rebuiltBecause = "The embedding model changed from quotewell-mini to Xenova/gte-small.";
  const report = shown({
    changedAnything: true,
    rebuiltBecause,
    embedded: 310,
    reused: 0,
    resumed: 9000,
  });
  expect(report).toMatchInlineSnapshot(`
    "Everything was rebuilt. The embedding model changed from quotewell-mini to Xenova/gte-small.
    Index ready: 1,204 articles, 9,310 passages (310 embedded, 9,000 saved by an interrupted run), 0.4 s
    The vector search finds 99.8% of what an exact search finds."
  `);
});

test("an upgrade tells why all was read, and how many passages have kept their vectors", () => {
  const readAgainBecause = "This version of the program reads articles differently.";
  const report = shown({ changedAnything: true, readAgainBecause, embedded: 310, reused: 9000 });
  expect(report).toMatchInlineSnapshot(`
    "Every article was read again. This version of the program reads articles differently.
    Index ready: 1,204 articles, 9,310 passages (310 embedded, 9,000 kept), 0.4 s
    The vector search finds 99.8% of what an exact search finds."
  `);
});

test("a repair tells what was damaged", () => {
  const repaired = "embeddings/20260501T120000Z-0a1b2c/vectors.hnsw is missing";
  expect(shown({ changedAnything: true, repaired, reused: 9310 })).toMatchInlineSnapshot(`
    "The index was repaired because embeddings/20260501T120000Z-0a1b2c/vectors.hnsw is missing.
    Index ready: 1,204 articles, 9,310 passages (0 embedded, 9,310 kept), 0.4 s
    The vector search finds 99.8% of what an exact search finds."
  `);
});

test("long lists are cut after ten names", () => {
  const added = Array.from({ length: 33 }, (_, i) => `${i}.md`);
  const lines = shown({ changedAnything: true, added }).split("\n");
  expect(lines.slice(0, 2)).toEqual(["33 added", "  0.md"]);
  expect(lines.slice(10, 12)).toEqual(["  9.md", "  … and 23 more"]);
});

test("every skipped file is named with its reason", () => {
  const reason = { code: "empty" } as const;
  const skipped = Array.from({ length: 2200 }, (_, i) => ({ id: `${i}.md`, reason }));
  const lines = shown({ skipped }).split("\n");
  expect(lines).toContain("2,200 skipped");
  expect(lines.filter((line) => line.endsWith(".md is empty"))).toHaveLength(2200);
});

test("what stays of a file or folder that can't be read now is counted", () => {
  const reason = { code: "noPermission" } as const;
  const lines = shown({
    skipped: [
      { id: "a.md", reason, kept: 1 },
      { id: "b", reason, kept: 2 },
    ],
  });
  expect(lines).toContain("a.md can't be opened: permission denied; the article stays as indexed");
  expect(lines).toContain(
    "b can't be opened: permission denied; 2 articles stay as indexed before",
  );
});

test("a file name can't break the line or steer the terminal", () => {
  const id = "a\nb\u001b[31m.md";
  expect(shown({ changedAnything: true, added: [id] })).toContain("  a\\nb\\u001b[31m.md\n");
});

test("recall is never rounded up to perfect", () => {
  expect(shown({ changedAnything: true, recall: 0.99999 })).toContain("finds 99.9% of");
});
