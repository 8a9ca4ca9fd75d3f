import { describe, expect, test } from "vitest";
import type { SentenceEvidence } from "../../../src/glossary/evidence.ts";
import { RANKING_WEIGHTS } from "../../../src/retrieve/ranking-weights.ts";
import { sentenceScore } from "../../../src/retrieve/reading/sentence-evidence.ts";
import { NO_EVIDENCE } from "../fixtures.ts";
import { read } from "../reading.ts";

type Setting = Parameters<typeof read>[2];

async function evidence(
  question: string,
  text: string,
  setting?: Setting,
): Promise<SentenceEvidence[]> {
  return (await read(question, text, setting)).sentences;
}

/** One kind of evidence of each sentence, to two digits. */
async function each(
  of: keyof SentenceEvidence,
  question: string,
  text: string,
  setting?: Setting,
): Promise<number[]> {
  const sentences = await evidence(question, text, setting);
  return sentences.map((sentence) => Number(sentence[of].toFixed(2)));
}

describe("the match of a sentence", () => {
  test("is the share of the question's words that it means, in the same or other words", async () => {
    const text = "A plane crashed. Boeing lost money. Nothing else happened.";
    expect(await each("match", "maker lost", text)).toEqual([0, 0.5, 0]);
    expect(await each("match", "maker lost", text, { alike: { "maker boeing": 0.8 } })).toEqual([
      0, 0.9, 0,
    ]);
  });

  test("leaves out what words are alike by chance", async () => {
    const setting = { alike: { "maker boeing": 0.8 }, chance: 0.6 };
    expect(await each("match", "maker", "Boeing flew. Maker flew.", setting)).toEqual([0.51, 1]);
    expect(await each("match", "maker", "Boeing flew.", { ...setting, chance: 0.9 })).toEqual([0]);
  });

  test("beyond the heading leaves out what the title says as well", async () => {
    const text = "The red one. The green one.";
    expect(await each("beyondHeading", "red green", text, { title: "Red news" })).toEqual([0, 0.5]);
    expect(await each("match", "red green", text, { title: "Red news" })).toEqual([0.5, 0.5]);
  });

  test("with the sentence before is that of a window", async () => {
    const text = "The mayor spoke. He blamed wind. Nobody listened.";
    expect(await each("window", "mayor blamed wind", text)).toEqual([0.33, 1, 0.67]);
  });

  test("by gist is greatest where nothing else is said", async () => {
    const [all, most, none] = await each(
      "gist",
      "red green",
      "Red green. Red green and blue yellow. Blue.",
    );
    expect(all).toBe(1);
    expect(most).toBeGreaterThan(0.5);
    expect(most).toBeLessThan(0.9);
    expect(none).toBe(0);
  });

  test("by spelling covers the question's words", async () => {
    expect(await each("coverage", "red green", "Red. Red green. Blue.")).toEqual([0.5, 1, 0]);
  });

  test("of the word that fits worst counts in part what the passage says around", async () => {
    const text = "The mayor spoke. He blamed wind.";
    expect(await each("worst", "mayor blamed", text)).toEqual([0.75, 0.75]);
    expect(await each("worst", "mayor blamed ferry", text)).toEqual([0, 0]);
    expect(await each("worst", "mayor blamed", "The mayor blamed wind.")).toEqual([1]);
  });
});

describe("what is asked for", () => {
  test("is shown by a sentence with a thing of that kind that the question does not name", async () => {
    const text = "Talks were planned. Talks began on Monday. Lavrov came.";
    expect(await each("showsKind", "When did talks begin?", text)).toEqual([0, 1, 0]);
    expect(await each("showsKind", "Who came to talks?", "It was Lavrov. It was late.")).toEqual([
      1, 0,
    ]);
    expect(await each("showsKind", "Who invited Lavrov?", "It was Lavrov.")).toEqual([0]);
    expect(await each("showsKind", "Talks begin", text)).toEqual([0, 0, 0]);
  });

  test("is the focus: the word behind the question word", async () => {
    const text = "Twelve people died. A house burnt. Twelve persons fled.";
    const setting = { alike: { "people persons": 0.9 } };
    expect(await each("focus", "how many people", text, setting)).toEqual([1, 0, 0.9]);
    expect(await each("focus", "twelve people", text, setting)).toEqual([0, 0, 0]);
  });

  test("is counted where the focus stands beside a number", async () => {
    const setting = { alike: { "people persons": 0.9 } };
    const question = "how many people died";
    expect(
      await each(
        "counted",
        question,
        "It killed 12 people. In 2014 a fire broke out and spread and people died. People died. Seven persons died.",
        setting,
      ),
    ).toEqual([1, 0, 0, 0.9]);
    expect(await each("counted", "who were people", "It killed 12 people.")).toEqual([0]);
  });

  test("may be like a question word in its context", async () => {
    const setting = { alike: { "when monday": 0.5 } };
    expect(await each("asking", "when was it", "It was Monday. It was.", setting)).toEqual([
      0.5, 0,
    ]);
  });
});

test("questions and headings are known", async () => {
  const text = "Ice stops ships\n\nThe ships waited.";
  expect(await each("isHeading", "ships", text)).toEqual([1, 0]);
  expect(await each("isQuestion", "ships", "Why did ships wait?")).toEqual([1]);
  expect(await each("isQuestion", "ships", "They waited.")).toEqual([0]);
});

test("everything but the gist is 0..1, whatever is asked and said", async () => {
  const questions = ["", "???", "the", "How many people died?", "mayor mayor mayor", "Who is Who"];
  const texts = ["x.", "People died. 12 people. Who?", "Mayor\n\nMayor mayor. The the."];
  for (const question of questions) {
    for (const text of texts) {
      for (const sentence of await evidence(question, text, { title: "Mayor", chance: 0.3 })) {
        for (const [name, value] of Object.entries(sentence)) {
          expect(value, name).toBeGreaterThanOrEqual(name === "gist" ? -1.001 : 0);
          expect(value, name).toBeLessThan(1.02);
        }
      }
    }
  }
});

describe("the score of a sentence", () => {
  const score = (evidence: SentenceEvidence) => sentenceScore(evidence, RANKING_WEIGHTS.sentences);

  test.each(["match", "beyondHeading", "window", "gist", "showsKind", "focus", "counted"] as const)(
    "is higher with more %s",
    (name) => {
      const [less, more] = [0.4, 0.5].map((value) =>
        score({ ...NO_EVIDENCE, match: 0.3, [name]: value }),
      );
      expect(more).toBeGreaterThan(less!);
    },
  );

  test("is lower for a question and for a heading: neither answers", () => {
    for (const name of ["isQuestion", "isHeading"] as const) {
      expect(score({ ...NO_EVIDENCE, [name]: 1 })).toBeLessThan(score(NO_EVIDENCE));
    }
  });

  test("finds the sentence that answers in other words", async () => {
    const sentences = await evidence(
      "Which maker paid a fine?",
      "A plane crashed in spring. Boeing accepted the penalty on Monday. Families mourned.",
      { alike: { "maker boeing": 0.7, "fine penalty": 0.8, "paid accepted": 0.5 } },
    );
    const scores = sentences.map(score);
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });
});

test("a passage without a content word says nothing, in numbers", async () => {
  const [only] = await evidence("Who lost?", "What was in the.");
  expect(only).toMatchObject({ match: 0, gist: 0, coverage: 0 });
  expect(Object.values(only!).every(Number.isFinite)).toBe(true);
});
