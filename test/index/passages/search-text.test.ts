import { expect, test } from "vitest";
import type { ArticleInfo } from "../../../src/glossary/domain.ts";
import { searchText } from "../../../src/index/passages/search-text.ts";

const ARTICLE: ArticleInfo = {
  id: "a.txt",
  collection: null,
  title: "Peace talks begin",
  titleDerived: false,
  publisher: "Reuters",
  published: "2014-01-22",
  url: null,
  language: "en",
};

test("a passage is searched with its article's title and date", () => {
  expect(searchText(ARTICLE, { text: "Envoys met." })).toBe(
    "Peace talks begin. 22 January 2014\nEnvoys met.",
  );
  expect(searchText({ ...ARTICLE, published: null, title: "" }, { text: "Envoys met." })).toBe(
    "Envoys met.",
  );
});

test("a title made from the first sentence is not repeated before the passage that holds it", () => {
  const article = { ...ARTICLE, title: "Envoys of many countries…", titleDerived: true };
  expect(searchText(article, { text: "Envoys of many\ncountries met." })).toBe(
    "22 January 2014\nEnvoys of many\ncountries met.",
  );
  expect(searchText(article, { text: "Later they left." })).toBe(
    "Envoys of many countries…. 22 January 2014\nLater they left.",
  );
});
