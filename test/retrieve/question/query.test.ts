import { expect, test } from "vitest";
import type { Library, Word } from "../../../src/glossary/library.ts";
import { parseQuery } from "../../../src/retrieve/question/query.ts";
import { libraryOf, wordsOf } from "../fixtures.ts";

const library = libraryOf();

test("stop words are not searched for", async () => {
  expect(
    (await parseQuery("When did the talks start?", library, "en")).words.map((w) => w.stem),
  ).toEqual(["talks", "start"]);
});

test("a question of nothing but stop words is searched with them", async () => {
  expect((await parseQuery("The Who", library, "en")).words.map((w) => w.stem)).toEqual([
    "the",
    "who",
  ]);
});

test("a repeated word counts once", async () => {
  expect((await parseQuery("talks about talks", library, "en")).words.map((w) => w.stem)).toEqual([
    "talks",
    "about",
  ]);
});

test("names and numbers are known by their capitals and digits, not the first word", async () => {
  const { names } = await parseQuery(
    "Which talks did Sergey Lavrov join on January 23? Did UN?",
    library,
    "en",
  );
  expect(names).toEqual(["sergey", "lavrov", "january", "23", "un"]);
});

test("neighbouring words are those that were meant, also where they are misspelt", async () => {
  const spelling = {
    ...library,
    words: async (text: string) =>
      wordsOf(text).map((word) => ({ ...word, passages: word.stem === "lavrof" ? 0 : 1 })),
    spelled: async (word: Word) => (word.stem === "lavrof" ? { ...word, stem: "lavrov" } : null),
  };
  const { pairs } = await parseQuery("sergey lavrof spoke", spelling as Library, "en");
  expect(pairs).toEqual([
    ["sergey", "lavrov"],
    ["lavrov", "spoke"],
  ]);
});
