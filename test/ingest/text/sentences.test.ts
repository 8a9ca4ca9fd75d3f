import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_SENTENCE_WORDS, sentencesIn } from "../../../src/ingest/text/sentences.ts";
import { countWords } from "../../../src/ingest/text/words.ts";

const split = (text: string) => sentencesIn(text).map(({ start, end }) => text.slice(start, end));
const letters = (text: string) => text.replace(/\s/g, "");

/** Sentences are marked by a bar. */
const TEXTS: Record<string, string> = {
  "titles and initials": "Mr. Ban met J. K. Rowling and Gen. Sir John Bright.|Dr. Fox stayed.",
  "letters with stops":
    "The U.S. Senate met at 5 p.m. Monday.|He lives in the U.S.|The rest do not.",
  "an abbreviation at the end": "She works at Bright Inc.|He left at 5 p.m.|The shop had closed.",
  "months, numbers and pages": "On Jan. 21 he read No. 5, p. 12 and Fig. 3.|No.|It was March.",
  "latin shorthand": "Some fruit, e.g. Apples, i.e. Malus, vs. Pears.|Good.",
  "a dateline": "GOLD HILL, Ore. (AP) — The dam is gone.|(It was old.)",
  decimals: "It cost 3.5 million and grew by .5 percent.|Version 2.0.1 helped.",
  "a quotation that closes after the stop": 'He hoped for "good talks."|He said so twice.',
  "a curly quotation": "“We did what was right.”|“Did you?” he asked.|‘Yes!’ they said.",
  "a quotation within a sentence": '"Really?" he asked.|"Go!" she said.|"I will," he said.',
  "a quotation of two sentences":
    'He said: "It is a mistake.|But it is no catastrophe."|Others agreed.',
  ellipses: "Well…|I think so.|He left...|Then it rained.|And so on … and on.",
  "addresses and file names": "See www.example.com/a?b=1 or index.html today.|Node.js runs it.",
  "reference marks": "It ended in 1814.[12][13]|It began in 1812.[a]|“So they say.”[3]|Yes.",
  "numbered steps": "1. Mix the flour.|Bake it.",
  "a bracket": "(See the map.)|The road (what road?) ends here.",
  "an exclamation with a lower-case end": "Stop! said nobody.|They went on.",
  Chinese: "他说。|“我们走了！”|好吗？|好。",
  Japanese: "彼は言った。|「行こう。」|はい。",
  Hindi: "वह गया।|वह आया।",
  Arabic: "هل ذهب؟|نعم.",
  German: "Er kam am 21. Januar 2014 an.|„Ja.“|Das war z.B. gut.",
  French: "« Vraiment ? »|Il est parti.",
};

describe("a sentence ends where a reader would end it", () => {
  test.each(Object.entries(TEXTS))("%s", (_, marked) => {
    const sentences = marked.split("|");
    const isSpaced = !/\p{Script=Han}|\p{Script=Hiragana}/u.test(marked);
    expect(split(sentences.join(isSpaced ? " " : ""))).toEqual(sentences);
  });
});

test("text without a full stop is cut between clauses, then between words, then anywhere", () => {
  const clauses = "we walked along the river until the bridge came into sight, ".repeat(40).trim();
  for (const piece of split(clauses).slice(0, -1)) expect(piece).toMatch(/,$/);
  for (const text of [clauses, "word ".repeat(500), "x".repeat(9000), "😀".repeat(3000)]) {
    const pieces = split(text);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) {
      expect(countWords(piece)).toBeLessThanOrEqual(MOST_SENTENCE_WORDS);
      expect(() => encodeURIComponent(piece), "no letter is halved").not.toThrow();
    }
  }
});

test("every letter of any text is in one sentence, and sentences are in order", () => {
  const part = fc.constantFrom(
    ...[
      "Mr. ",
      "U.S. ",
      "He said. ",
      '"No!" ',
      "… ",
      "。",
      "他",
      "[1] ",
      "? ",
      "a ",
      ".",
      " ",
      "»",
      "x".repeat(700),
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(part).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (text) => {
      const spans = sentencesIn(text);
      expect(letters(split(text).join(""))).toBe(letters(text));
      spans.reduce((at, { start, end }) => {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        return end;
      }, 0);
    }),
  );
});
