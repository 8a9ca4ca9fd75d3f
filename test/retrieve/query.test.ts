import { describe, expect, test } from "vitest";
import type { Library, Word } from "../../src/domain.ts";
import { kindAsked, shows } from "../../src/retrieve/answer-kind.ts";
import { datesIn, fits } from "../../src/retrieve/dates.ts";
import { understand } from "../../src/retrieve/query.ts";
import { wordsOf } from "./fixtures.ts";

const library = {
  tokens: wordsOf,
  words: async (text: string) => wordsOf(text),
  spelled: async () => null,
  publishers: ["Press TV", "Reuters, AFP"],
} as unknown as Library;

describe("a question is searched by what it is about", () => {
  test("stop words are not searched for", async () => {
    expect(
      (await understand("When did the talks start?", library)).words.map((w) => w.stem),
    ).toEqual(["talks", "start"]);
  });

  test("a question of nothing but stop words is searched with them", async () => {
    expect((await understand("The Who", library)).words.map((w) => w.stem)).toEqual(["the", "who"]);
  });

  test("a repeated word counts once", async () => {
    expect((await understand("talks about talks", library)).words.map((w) => w.stem)).toEqual([
      "talks",
      "about",
    ]);
  });

  test("names and numbers are known by their capitals and digits, not the first word", async () => {
    const { names } = await understand(
      "Which talks did Sergey Lavrov join on January 23? Did UN?",
      library,
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
    const { pairs } = await understand("sergey lavrof spoke", spelling as Library);
    expect(pairs).toEqual([
      ["sergey", "lavrov"],
      ["lavrov", "spoke"],
    ]);
  });

  test("phrases in straight, curly or angle quotation marks are phrases", async () => {
    const query = await understand(
      'Who said "not a catastrophe", “deep disappointment” or «nyet da»?',
      library,
    );
    expect(query.phrases.map(({ text }) => text)).toEqual([
      "not a catastrophe",
      "deep disappointment",
      "nyet da",
    ]);
  });

  test("an outlet is recognised as whole words in any case", async () => {
    expect((await understand("what does press tv say?", library)).outlets).toEqual(["Press TV"]);
    expect((await understand("according to AFP", library)).outlets).toEqual(["AFP"]);
    expect((await understand("the crafpots", library)).outlets).toEqual([]);
  });
});

test.each([
  ["on 2014-01-21", [{ year: 2014, month: 1, day: 21 }]],
  ["on 21 January 2014", [{ year: 2014, month: 1, day: 21 }]],
  ["on January 21st, 2014", [{ year: 2014, month: 1, day: 21 }]],
  ["on Jan. 21", [{ year: null, month: 1, day: 21 }]],
  ["in January 2017", [{ year: 2017, month: 1, day: null }]],
  [
    "in 2012 and 2014",
    [
      { year: 2012, month: null, day: null },
      { year: 2014, month: null, day: null },
    ],
  ],
  ["about 11,000 detainees", []],
  ["they may 3 times", [{ year: null, month: 5, day: 3 }]],
])("dates in %j", (question, dates) => {
  expect(datesIn(question)).toEqual(dates);
});

test("an article fits a date when everything named agrees", () => {
  expect(fits({ year: 2014, month: 1, day: null }, "2014-01-21")).toBe(true);
  expect(fits({ year: 2014, month: 1, day: 22 }, "2014-01-21")).toBe(false);
  expect(fits({ year: 2014, month: null, day: null }, null)).toBe(false);
});

test.each([
  ["Who cast the vote?", "person"],
  ["When did it open?", "date"],
  ["In what year did it open?", "date"],
  ["Where is Montreux?", "place"],
  ["How many people died?", "number"],
  ["Why was it withdrawn?", "reason"],
  ["What did Lavrov say?", null],
])("%j asks for: %s", (question, kind) => {
  expect(kindAsked(question)).toBe(kind);
});

test("words of the question itself do not answer it", () => {
  expect(shows("person", "The man is Lavrov.", new Set(["lavrov"]))).toBe(false);
  expect(shows("person", "The man is Sergei Lavrov.", new Set(["lavrov"]))).toBe(true);
  expect(shows("date", "It opened in May.", new Set())).toBe(true);
  expect(shows("date", "It may open soon.", new Set())).toBe(false);
});
