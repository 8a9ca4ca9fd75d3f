import { describe, expect, test } from "vitest";
import { askedWords, isQuestion } from "../../../src/retrieve/question/asked-words.ts";
import { ENGLISH_QUESTIONS } from "../../../src/shared/text/languages/en.ts";
import { WORD_DIMENSIONS } from "../../../src/shared/vectors/projection.ts";
import { wordsOf } from "../fixtures.ts";

const STOPS = "the a of did who when what to in how many much is was which were there";
function asked(question: string, rarities: { readonly [word: string]: number } = {}) {
  const typed = wordsOf(question, STOPS).map((word) => ({
    ...word,
    rarity: rarities[word.text] ?? word.rarity,
  }));
  const vectors = new Int8Array(typed.length * WORD_DIMENSIONS);
  return askedWords({ text: question, typed, grammar: ENGLISH_QUESTIONS }, vectors);
}
const textAt = (question: string, at: number) => wordsOf(question)[at]?.text ?? null;

describe("the word for what is asked", () => {
  test.each([
    ["How many people died?", "people"],
    ["how much snow fell in Bern", "snow"],
    ["In which Swiss city were talks?", "Swiss"],
    ["Who invited Iran?", "invited"],
    ["The talks: when did the envoys arrive?", "envoys"],
    // Nothing but stop words within the next four.
    ["What is the the the the matter?", null],
    ["The envoys arrived.", null],
    ["Who was there?", null],
    ["", null],
  ])("of %j is %j", (question, focus) => {
    expect(textAt(question, asked(question).focus)).toBe(focus);
  });
});

test.each([
  ["Who came?", true],
  ["tell me when it opens", true],
  ["wheres the ferry", true],
  ["It opened?", true],
  ["開きましたか？", true],
  ["The bridge opened on Monday.", false],
  ["Whole towns flee", false],
  ["", false],
])("%j asks: %s", (text, asks) => {
  expect(isQuestion(text, ENGLISH_QUESTIONS)).toBe(asks);
  expect(asked(text).isQuestion).toBe(asks);
});

test("words count by their rarity, stop words next to nothing, all together 1", () => {
  const { weights, content, contentAt } = asked("When did the envoys arrive?", { envoys: 3 });
  expect(content.map(({ text }) => text)).toEqual(["envoys", "arrive"]);
  expect(contentAt).toEqual([3, 4]);
  expect(weights[3]! / weights[4]!).toBeCloseTo(3);
  expect(weights[0]).toBeLessThan(0.05);
  expect(weights[0]).toBeGreaterThan(0);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
});

test("words that ask are known, in any case", () => {
  const question = "WHO says how many ships came, and when?";
  expect(asked(question).asking.map((at) => textAt(question, at))).toEqual([
    "WHO",
    "how",
    "many",
    "when",
  ]);
});

test("a question without a word weighs nothing and is not in the way", () => {
  const { weights, content, asking, focus } = asked("???");
  expect([weights.length, content, asking, focus]).toEqual([0, [], [], -1]);
});
