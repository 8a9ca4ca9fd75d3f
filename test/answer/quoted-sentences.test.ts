import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotedSentences } from "../../src/answer/quoted-sentences.ts";
import type { Hit, Passage } from "../../src/glossary/domain.ts";
import { articleNamed, hitOf, NO_EVIDENCE } from "../retrieve/fixtures.ts";

const MOST_WORDS = 120;

type Sentence = {
  readonly text: string;
  readonly score?: number;
  readonly heading?: boolean;
};

/** A hit of these sentences, with a space or, behind a heading, a blank line after each. */
function hitOfSentences(sentences: readonly Sentence[], title = "Title of the article"): Hit {
  let text = "";
  const spans = sentences.map(({ text: sentence, heading = false }) => {
    const start = text.length;
    text += sentence + (heading ? "\n\n" : " ");
    return { start, end: text.length, heading };
  });
  const passage: Passage = {
    id: 0,
    articleId: "a.md",
    span: { start: 0, end: text.length },
    text,
    paragraph: 1,
    sentences: spans,
  };
  return hitOf(text, {
    passage,
    article: articleNamed("a.md", { title }),
    sentences: sentences.map(({ text: sentence, heading }) => ({
      ...NO_EVIDENCE,
      isQuestion: sentence.trim().endsWith("?") ? 1 : 0,
      isHeading: heading ? 1 : 0,
    })),
    sentenceScores: sentences.map(({ score = 0 }) => score),
  });
}

const words = (count: number, first = "Words") =>
  `${first} ${Array.from({ length: count - 1 }, (_, i) => `word${i}`).join(" ")}.`;
const countIn = (hit: Hit) => {
  const { first, last } = quotedSentences(hit);
  const { text, sentences } = hit.passage;
  return text.slice(sentences[first]!.start, sentences[last]!.end).trim().split(/\s+/).length;
};

describe("a quote", () => {
  test("keeps the sentence that most likely answers, wherever it stands", () => {
    for (let at = 0; at < 12; at++) {
      const sentences = Array.from({ length: 12 }, (_, i) => ({
        text: words(20),
        score: i === at ? 9 : 0,
      }));
      const { first, last, highlighted } = quotedSentences(hitOfSentences(sentences));
      expect(highlighted).toEqual([at]);
      expect(first).toBeLessThanOrEqual(at);
      expect(last).toBeGreaterThanOrEqual(at);
    }
  });

  test("grows until it is sure to answer, towards the likelier neighbour", () => {
    const sentences = [0, 8.9, 9, 0, 0].map((score) => ({ text: words(40), score }));
    expect(quotedSentences(hitOfSentences(sentences))).toMatchObject({ first: 1, last: 2 });
    const behind = [0, 0, 9, 8.9, 0].map((score) => ({ text: words(40), score }));
    expect(quotedSentences(hitOfSentences(behind))).toMatchObject({ first: 2, last: 3 });
  });

  test("takes in no more where one sentence of enough words surely answers", () => {
    const sentences = [0, 0, 9, 0, 0].map((score) => ({ text: words(75), score }));
    expect(quotedSentences(hitOfSentences(sentences))).toMatchObject({ first: 2, last: 2 });
    const short = [0, 0, 12, 0, 0].map((score) => ({ text: words(30), score }));
    expect(countIn(hitOfSentences(short))).toBe(90);
  });

  test("goes beyond the most words only for one sentence that is longer by itself", () => {
    const long = [{ text: words(20) }, { text: words(300), score: 5 }, { text: words(20) }];
    expect(quotedSentences(hitOfSentences(long))).toEqual({ first: 1, last: 1, highlighted: [1] });
    const anywhere = fc.record({
      text: fc.integer({ min: 1, max: 150 }).map((count) => words(count)),
      score: fc.float({ min: -5, max: 15, noNaN: true }),
      heading: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1, maxLength: 25 }), (sentences) => {
        const hit = hitOfSentences(sentences);
        const { first, last, highlighted } = quotedSentences(hit);
        if (last > first) expect(countIn(hit)).toBeLessThanOrEqual(MOST_WORDS);
        for (const i of highlighted) expect(i >= first && i <= last).toBe(true);
        expect(new Set(highlighted).size).toBe(highlighted.length);
      }),
    );
  });

  test("of a whole passage that is short is the passage", () => {
    const sentences = [0, 3, 0].map((score) => ({ text: words(15), score }));
    expect(quotedSentences(hitOfSentences(sentences))).toMatchObject({ first: 0, last: 2 });
  });
});

describe("a second sentence", () => {
  const highlighted = (...scores: number[]) =>
    quotedSentences(hitOfSentences(scores.map((score) => ({ text: words(10), score }))))
      .highlighted;

  test("is highlighted when it is nearly as likely, after the best", () => {
    expect(highlighted(0, 4.8, 0, 5)).toEqual([3, 1]);
    expect(highlighted(0, 4.5, 0, 5)).toEqual([3]);
  });

  test("is the only other one, however many are as likely; the first of them comes first", () => {
    expect(highlighted(5, 5, 5, 5)).toEqual([0, 1]);
  });

  test("is not highlighted where it is no part of the quote", () => {
    const sentences = [5, 0, 0, 0, 0, 4.9].map((score) => ({ text: words(50), score }));
    expect(quotedSentences(hitOfSentences(sentences)).highlighted).toEqual([0]);
  });
});

describe("in an interview", () => {
  test("the sentence behind a question answers it, not the question", () => {
    const hit = hitOfSentences([
      { text: "Why did you stop?", score: 5 },
      { text: "My hand trembled.", score: -2 },
      { text: "It was a relief.", score: 1 },
    ]);
    expect(quotedSentences(hit).highlighted).toEqual([1]);
  });

  test("an answer that is likelier by itself keeps its score", () => {
    const hit = hitOfSentences([
      { text: "Why did you stop?", score: 1 },
      { text: "My hand trembled.", score: 5 },
    ]);
    expect(quotedSentences(hit).highlighted).toEqual([1]);
  });

  test("the last question of a passage has no answer there, and is shown as it is", () => {
    const hit = hitOfSentences([
      { text: "It was a relief.", score: 0 },
      { text: "Why did you stop?", score: 5 },
    ]);
    expect(quotedSentences(hit).highlighted).toEqual([1]);
  });
});

describe("a headline", () => {
  test("is left out at the edges, and kept in the middle", () => {
    const sentences: Sentence[] = [
      { text: "Ice stops ships", heading: true },
      { text: words(20), score: 5 },
      { text: "What comes next", heading: true },
      { text: words(20), score: 4.8 },
      { text: "More news", heading: true },
    ];
    expect(quotedSentences(hitOfSentences(sentences))).toEqual({
      first: 1,
      last: 3,
      highlighted: [1, 3],
    });
  });

  test("is never what answers where there is a sentence, however likely it looks", () => {
    const sentences: Sentence[] = [
      { text: "Ice stops ships", heading: true, score: 9 },
      { text: words(20), score: 0 },
    ];
    expect(quotedSentences(hitOfSentences(sentences))).toEqual({
      first: 1,
      last: 1,
      highlighted: [1],
    });
  });

  test("is shown when there is nothing else", () => {
    const hit = hitOfSentences([{ text: "Ice stops ships", heading: true }]);
    expect(quotedSentences(hit)).toEqual({ first: 0, last: 0, highlighted: [0] });
    const two = hitOfSentences([
      { text: "Ice stops ships", heading: true, score: 1 },
      { text: "Ferries wait", heading: true, score: 2 },
    ]);
    expect(quotedSentences(two).highlighted).toEqual([1]);
  });

  test("is the article's title, too, even a long one", () => {
    const title = "Ice stops all of the ships that were on their way to the northern harbour";
    const sentences: Sentence[] = [
      { text: `“${title}”`, heading: true, score: 9 },
      { text: words(20), score: 0 },
    ];
    expect(quotedSentences(hitOfSentences(sentences, title)).highlighted).toEqual([1]);
  });
});

test("a long line without a full stop may be what answers: a bullet, a caption or plain prose", () => {
  const line = "the ferry to the island leaves at nine from the second pier on weekdays";
  const sentences: Sentence[] = [
    { text: words(20), score: 0 },
    { text: line, heading: true, score: 5 },
    { text: words(20), score: 0 },
  ];
  expect(quotedSentences(hitOfSentences(sentences)).highlighted).toEqual([1]);
  const alone = hitOfSentences([{ text: `${line} ${line}`, heading: true }]);
  expect(quotedSentences(alone)).toEqual({ first: 0, last: 0, highlighted: [0] });
});
