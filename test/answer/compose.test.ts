import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compose } from "../../src/answer/compose.ts";
import { quoteOf as quoteBy } from "../../src/answer/quote.ts";
import type { Answer, CloseReader, Hit } from "../../src/glossary/domain.ts";
import { hitOf, NO_FEATURES, passageOf, READER } from "../retrieve/fixtures.ts";

const SURE = {
  ...NO_FEATURES,
  coverage: 1,
  nearness: 1,
  sentence: 1,
  names: 1,
  likeness: 1,
  detail: 0.5,
};

const sureHit = (text: string, more: Parameters<typeof hitOf>[1] = {}) =>
  hitOf(text, { features: SURE, ...more });

const quoteOf = (hit: Hit) => quoteBy(hit, READER);

function quotesOf(answer: Answer) {
  return answer.kind === "not-found" ? [] : answer.quotes;
}

describe("a quote", () => {
  const text = "A headline\n\nOne is first. Two is second.\n\nThree is third.";

  test("is a slice of the article, whole sentences, with the best one highlighted", () => {
    const quote = quoteOf(hitOf(text, { sentenceScores: [0, 0, 1, 0] }));
    expect(quote.text).toBe("One is first. Two is second.\n\nThree is third.");
    expect(quote.highlights.map(({ start, end }) => quote.text.slice(start, end))).toEqual([
      "Two is second.",
    ]);
    expect(text.slice(quote.span.start, quote.span.end)).toBe(quote.text);
  });

  test("highlights a second sentence that is nearly as good, after the best", () => {
    const quote = quoteOf(hitOf(text, { sentenceScores: [0, 0.8, 0.5, 1] }));
    expect(quote.highlights.map(({ start, end }) => quote.text.slice(start, end))).toEqual([
      "Three is third.",
      "One is first.",
    ]);
  });

  test("highlights what answers the question of an interview, not the question", () => {
    const interview = "Why did you stop?\n\nMy hand trembled. It was a relief.";
    const quote = quoteOf(hitOf(interview, { sentenceScores: [1, 0, 0.2] }));
    expect(quote.highlights.map(({ start, end }) => quote.text.slice(start, end))).toEqual([
      "My hand trembled.",
    ]);
  });

  test("names the paragraph in which it starts, not the passage", () => {
    expect(quoteOf(hitOf(text, { sentenceScores: [0, 0, 1, 0] })).paragraph).toBe(2);
  });

  test("shows a headline only when there is nothing else", () => {
    expect(quoteOf(hitOf("Only a headline\n\n")).text).toBe("Only a headline");
  });

  test("stays short enough to read: around the best sentence of a long passage", () => {
    const sentences = Array.from(
      { length: 20 },
      (_, i) => `Number ${i} ${"says much ".repeat(6)}here. `,
    );
    const scores = sentences.map((_, i) => (i === 12 ? 1 : 0));
    const quote = quoteOf(hitOf(sentences.join(""), { sentenceScores: scores }));
    expect(quote.text).toContain("Number 12");
    expect(quote.text.split(/\s+/).length).toBeLessThanOrEqual(120);
  });

  test("is verbatim for any text", () => {
    const sentence = fc
      .string({ minLength: 1, unit: "grapheme" })
      .map((s) => `${s.replace(/[.\n]/g, "")}x. `);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(sentence, fc.float({ min: 0, max: 1, noNaN: true })), { minLength: 1 }),
        (parts) => {
          const whole = parts.map(([s]) => s).join("");
          const passage = passageOf(whole);
          const quote = quoteOf(
            hitOf(whole, {
              passage,
              sentenceScores: passage.sentences.map((_, i) => parts[i]?.[1] ?? 0),
            }),
          );
          expect(whole.slice(quote.span.start, quote.span.end)).toBe(quote.text);
          for (const { start, end } of quote.highlights) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(quote.text.length);
            expect(quote.text.slice(start, end).trim()).toBe(quote.text.slice(start, end));
          }
        },
      ),
    );
  });
});

describe("an answer", () => {
  test("has at most the wanted number of quotes, best first", () => {
    const hits = ["a", "b", "c", "d"].map((id, i) =>
      sureHit(`${id} speaks.`, { id, score: 1 - i / 10 }),
    );
    expect(quotesOf(compose(hits, 3, READER)).map(({ article }) => article.id)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  test("prefers another source to more of the same article", () => {
    const hits = [
      sureHit("a speaks.", { id: "a", score: 0.9 }),
      sureHit("x", {
        id: "a",
        score: 0.8,
        passage: { ...passageOf("a again.", "a"), span: { start: 50, end: 58 } },
      }),
      sureHit("b speaks.", { id: "b", score: 0.7 }),
    ];
    expect(quotesOf(compose(hits, 2, READER)).map(({ article }) => article.id)).toEqual(["a", "b"]);
  });

  test("is fewer quotes when the others are far behind", () => {
    const hits = [
      sureHit("a speaks.", { id: "a", score: 0.9 }),
      sureHit("b.", { id: "b", score: 0.2 }),
    ];
    expect(quotesOf(compose(hits, 3, READER))).toHaveLength(1);
  });

  test("shows what a copy with another figure says, beside the first", () => {
    const older = sureHit("It will cost 41 million.", { id: "older", score: 0.8 });
    const hits = [sureHit("It will cost 47 million.", { score: 0.9, variants: [older] })];
    expect(quotesOf(compose(hits, 3, READER)).map(({ article }) => article.id)).toEqual([
      "a.md",
      "older",
    ]);
  });

  test("never shows one stretch of an article twice", () => {
    const hits = [sureHit("Same words here."), sureHit("Same words here.")];
    expect(quotesOf(compose(hits, 3, READER))).toHaveLength(1);
  });

  test("without any hit is not found", () => {
    expect(compose([], 3, READER)).toEqual({ kind: "not-found", confidence: 0, closest: [] });
  });

  test("is unsure where a name of the question is missing, however alike the rest is", () => {
    const hit = sureHit("Ban spoke in 2014.", { id: "a" });
    const elsewhere = hitOf("x.", { id: "b", score: 0 });
    expect(compose([hit, elsewhere], 3, READER).kind).toBe("answered");
    const otherYear = { ...hit, features: { ...SURE, names: 0.5 } };
    expect(compose([otherYear, elsewhere], 3, READER).kind).toBe("unsure");
  });

  test("is unsure where half of what the question says is missing", () => {
    const hit = sureHit("Ban spoke.", { id: "a", features: { ...SURE, likeness: 0.4 } });
    expect(compose([hit, hitOf("x.", { id: "b", score: 0 })], 3, READER).kind).toBe("unsure");
  });

  test("names the closest articles when the hits are too weak", () => {
    const weak: Hit[] = [
      hitOf("x.", { id: "a" }),
      hitOf("y.", { id: "a" }),
      hitOf("z.", { id: "b" }),
    ];
    const nothingThere: CloseReader = {
      ...READER,
      readSentence: (...asked) => ({ ...READER.readSentence(...asked), spelledAround: 0 }),
    };
    const answer = compose(weak, 3, nothingThere);
    expect(answer.kind).toBe("not-found");
    expect(answer.kind === "not-found" && answer.closest.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
