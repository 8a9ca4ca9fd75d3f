import { describe, expect, test } from "vitest";
import type { CloseReading } from "../../../src/glossary/evidence.ts";
import {
  matchedWords,
  readSentence,
  wordMeetings,
} from "../../../src/retrieve/reading/close-reading.ts";
import { read } from "../reading.ts";

type Setting = Parameters<typeof read>[2];

async function reading(
  question: string,
  text: string,
  sentence = 0,
  setting?: Setting,
): Promise<CloseReading> {
  const { query, asked, context, likeness } = await read(question, text, setting);
  return readSentence(query, asked, { context, likeness }, sentence);
}

describe("a sentence read for the verdict", () => {
  test("spells the question's words itself, with its neighbours and the title", async () => {
    const text = "Red. Green. Nothing. Blue.";
    const around = async (sentence: number, title = "") =>
      (await reading("red green blue yellow", text, sentence, { title })).spelledAround;
    expect(await around(0)).toBe(0.5);
    expect(await around(2)).toBe(0.5);
    expect(await around(3)).toBe(0.25);
    expect(await around(3, "Yellow")).toBe(0.5);
  });

  test("may have together what the passage has", async () => {
    const { spelledTogether } = await reading("red green", "Red. Red green.", 0);
    expect(spelledTogether).toBe(0.5);
    expect((await reading("red green", "Red. Red green.", 1)).spelledTogether).toBe(1);
  });

  test("says something beyond the question, or repeats it", async () => {
    const repeated = await reading("maker lost money", "Maker lost money.");
    const beyond = await reading("maker lost money", "Boeing crashed planes.");
    const alike = await reading("maker lost money", "Boeing crashed planes.", 0, {
      alike: { "maker boeing": 0.9 },
    });
    expect(repeated.fresh).toBe(0);
    expect(beyond.fresh).toBe(1);
    expect(alike.fresh).toBeGreaterThan(0.5);
    expect(alike.fresh).toBeLessThan(1);
    expect(repeated.length).toBeCloseTo(Math.log(4));
  });

  test.each([
    ["Who lost money?", "The company lost money.", "Boeing lost money."],
    ["When did talks open?", "The talks open soon.", "The talks open in June."],
    ["How many people came?", "Many people came.", "Twelve people came."],
    ["Where are talks?", "The talks are there.", "The talks are in Geneva."],
  ])("lacks a candidate for %j where no new word can be one", async (question, without, with_) => {
    expect((await reading(question, without)).lacksCandidate).toBe(1);
    expect((await reading(question, with_)).lacksCandidate).toBe(0);
  });

  test("lacks a number of the question that is neither there nor near it", async () => {
    const text = "In 2014 talks failed. Envoys left. They returned home.";
    const lacks = async (question: string, sentence: number, title = "") =>
      (await reading(question, text, sentence, { title })).lacksNumber;
    expect(await lacks("why did talks fail in 2014", 0)).toBe(0);
    expect(await lacks("why did talks fail in 2014", 1)).toBe(0);
    expect(await lacks("why did talks fail in 2014", 2)).toBe(1);
    expect(await lacks("why did talks fail in 2014", 2, "Geneva 2014")).toBe(0);
    expect(await lacks("why did talks fail in 2015", 0)).toBe(1);
    expect(await lacks("why did talks fail", 2)).toBe(0);
  });

  test("lacks who does it where the verb of a question for a person does not fit", async () => {
    const question = "who invited Iran";
    expect((await reading(question, "Ban invited them.")).lacksDoer).toBe(0);
    expect((await reading(question, "Ban left them.")).lacksDoer).toBe(1);
    const setting = { alike: { "invited asked": 0.8 } };
    expect((await reading(question, "Ban asked them.", 0, setting)).lacksDoer).toBeCloseTo(0.2);
    expect((await reading("when was Iran invited", "Ban left.")).lacksDoer).toBe(0);
  });

  test("lacks a qualifier of the question that neither passage nor title has", async () => {
    const lacks = async (question: string, text: string, title = "") =>
      (await reading(question, text, 0, { title })).lacksQualifier;
    expect(await lacks("who was the first mayor", "The mayor resigned.")).toBe(1);
    expect(await lacks("who was the first mayor", "The mayor resigned. The First one.")).toBe(0);
    expect(await lacks("who was the first mayor", "The mayor resigned.", "First mayor")).toBe(0);
    expect(await lacks("who was the mayor", "The first mayor resigned.")).toBe(0);
  });
});

test("what each content word gives sums to how well all are matched", async () => {
  const { asked, likeness } = await read("red green blue", "Red. Boeing.", {
    alike: { "green boeing": 0.6 },
  });
  const matched = matchedWords(asked, likeness);
  expect(matched.map((part) => Number((3 * part).toFixed(1)))).toEqual([1, 0.6, 0]);
});

describe("words that met by meaning", () => {
  const met = async (question: string, text: string, setting?: Setting) => {
    const { asked, likeness } = await read(question, text, setting);
    return wordMeetings(asked, likeness).map(
      ({ asked: one, met: other, likeness: by }) => `${one} ~ ${other} ${by.toFixed(1)}`,
    );
  };

  test("are told best first, as the passage spells them", async () => {
    const setting = { alike: { "maker boeing": 0.7, "fine penalty": 0.9 } };
    expect(await met("Maker paid fine", "Boeing accepted the Penalty.", setting)).toEqual([
      "fine ~ Penalty 0.9",
      "Maker ~ Boeing 0.7",
    ]);
  });

  test("are not those that are spelled, nor those that met by chance", async () => {
    const setting = { alike: { "maker boeing": 0.7, "fine penalty": 0.3 } };
    expect(await met("maker paid fine", "The maker of Boeing got a penalty.", setting)).toEqual([]);
    const chance = { alike: { "maker boeing": 0.7 }, chance: 0.6 };
    expect(await met("maker", "Boeing flew.", chance)).toEqual([]);
  });
});
