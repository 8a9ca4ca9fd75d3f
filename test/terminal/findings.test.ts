import { expect, test } from "vitest";
import { findingLines } from "../../src/terminal/findings.ts";
import { styleFor } from "../../src/terminal/page.ts";

const page = { columns: 60, style: styleFor({}, {}) };

test("a finding is a sign and a sentence; one that asks for something says what to do", () => {
  expect(findingLines({ level: "good", text: "Node.js 20" }, page)).toEqual(["✔ Node.js 20"]);
  expect(
    findingLines(
      {
        level: "problem",
        text: "the index is damaged: vectors.hnsw is not what was written",
        todo: "npm run index -- --full",
      },
      page,
    ),
  ).toEqual([
    "✖ the index is damaged: vectors.hnsw is not what was written",
    "  → npm run index -- --full",
  ]);
});
