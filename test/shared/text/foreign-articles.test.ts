import { expect, test } from "vitest";
import { foreignArticles, foreignList } from "../../../src/shared/text/foreign-articles.ts";

const english = { languages: ["en"] };

test("articles that the model does not know are listed by language, most first", () => {
  const foreign = foreignArticles({ nl: 3, en: 900, de: 1212 }, english);
  expect(foreign).toEqual([
    { language: "de", articles: 1212 },
    { language: "nl", articles: 3 },
  ]);
  expect(foreignList(foreign)).toBe("1,212 articles in German, 3 in Dutch");
  expect(foreignList(foreignArticles({ de: 1 }, english))).toBe("1 article in German");
  expect(foreignList([])).toBe("");
});

test("files that claim all languages there are don't make the list longer", () => {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const all = Object.fromEntries(codes.map((code, i) => [code, 1000 - i]));
  const list = foreignList(foreignArticles(all, english));
  expect(list.split(", ")).toHaveLength(6);
  expect(list).toMatch(/^1,000 articles in Afar, .*, [\d,]+ in other languages$/);
});
