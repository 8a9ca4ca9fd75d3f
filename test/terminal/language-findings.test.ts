import { expect, test } from "vitest";
import { findingLines } from "../../src/terminal/findings.ts";
import { languageFindings } from "../../src/terminal/language-findings.ts";
import { styleFor } from "../../src/terminal/page.ts";

const page = { columns: 80, style: styleFor({}, {}) };
const english = { model: "quotewell-mini", languages: ["en"] };
const models = ["Xenova/a", "Xenova/b"];

test("articles in languages the model doesn't know are counted, with models that do", () => {
  const found = languageFindings({ en: 40, ru: 1, de: 1200 }, english, models);
  expect(found.flatMap((finding) => findingLines(finding, page)).join("\n")).toMatchInlineSnapshot(`
    "⚠ Found by their words alone, not by meaning, as quotewell-mini does not know
      their language: 1,200 articles in German, 1 in Russian
      → Set EMBEDDING_MODEL to a multilingual model: Xenova/a or Xenova/b."
  `);
});

test("nothing is said of articles in languages the model knows", () => {
  expect(languageFindings({ en: 40 }, english, models)).toEqual([]);
  expect(languageFindings({ de: 3 }, { ...english, languages: null }, models)).toEqual([]);
});
