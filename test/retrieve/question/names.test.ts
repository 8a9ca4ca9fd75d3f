import { expect, test } from "vitest";
import type { Word } from "../../../src/glossary/library.ts";
import { namesAsOne } from "../../../src/retrieve/question/names.ts";
import { ENGLISH_QUESTIONS } from "../../../src/shared/text/languages/en.ts";
import { wordsOf } from "../fixtures.ts";

/** The rarities of a question's words once names count as one, each 6 before, those of stop words left out. */
function rarities(question: string): { [word: string]: number } {
  const words: Word[] = wordsOf(question)
    .filter(({ stop }) => !stop)
    .map((word) => ({ ...word, rarity: 6 }));
  return Object.fromEntries(
    namesAsOne(words, question, ENGLISH_QUESTIONS).map(({ text, rarity }) => [
      text,
      Math.round(rarity * 100) / 100,
    ]),
  );
}

test("the words of a name weigh together what one of them weighs, others keep their weight", () => {
  expect(rarities("When did Sergey Lavrov speak?")).toEqual({ Sergey: 3, Lavrov: 3, speak: 6 });
});

test("a hyphen joins words whatever they are", () => {
  expect(rarities("the two-day talks")).toEqual({ two: 3, day: 3, talks: 6 });
});

test("a comma, a sentence's end or a plain word parts names", () => {
  expect(rarities("Did Iran, Russia or Turkey sign?")).toEqual({
    Iran: 6,
    Russia: 6,
    or: 6,
    Turkey: 6,
    sign: 6,
  });
});

test("the rarest word of a name decides what it weighs", () => {
  const words = wordsOf("Is Ban Ki-moon there?").filter(({ stop }) => !stop);
  const weighed = namesAsOne(
    words.map((word, i) => ({ ...word, rarity: [2, 4, 6, 1][i] ?? 1 })),
    "Is Ban Ki-moon there?",
    ENGLISH_QUESTIONS,
  );
  const name = weighed.filter(({ text }) => /Ban|Ki|moon/.test(text));
  expect(name.reduce((sum, { rarity }) => sum + rarity, 0)).toBeCloseTo(6);
});
