import { describe, expect, test } from "vitest";
import type { Library } from "../../src/domain.ts";
import { cues } from "../../src/retrieve/cues.ts";
import { collapse } from "../../src/retrieve/duplicates.ts";
import { candidates, stretch } from "../../src/retrieve/fuse.ts";
import { match } from "../../src/retrieve/match.ts";
import { understand } from "../../src/retrieve/question.ts";
import { rankingScore } from "../../src/retrieve/rank.ts";
import { articleNamed, hitOf, NO_FEATURES, passageOf, wordsOf } from "./fixtures.ts";

/** A library in which the two searches return what the test says. */
function libraryOf(meaning: Record<number, number>, words: Record<number, number>): Library {
  const list = (scores: Record<number, number>) =>
    Object.entries(scores)
      .map(([id, score]) => ({ id: Number(id), score }))
      .sort((a, b) => b.score - a.score);
  return {
    tokens: wordsOf,
    words: async (text: string) => wordsOf(text),
    spelled: async () => null,
    publishers: ["Reuters"],
    nearest: () => list(meaning),
    best: () => list(words),
    cosines: (_: unknown, ids: number[]) => ids.map((id) => meaning[id] ?? 0),
    bm25: (_: unknown, ids: number[]) => ids.map((id) => words[id] ?? 0),
  } as unknown as Library;
}

describe("fusion", () => {
  test("a passage both searches like beats a passage one search loves", async () => {
    const library = libraryOf({ 7: 0.9, 3: 0.8, 1: 0.1 }, { 5: 12, 3: 11, 2: 1 });
    const query = await understand("talks", library);
    expect((await candidates(query, new Float32Array(1), library, null))[0]!.id).toBe(3);
  });

  test("scores are stretched to 0..1, whatever their scale", () => {
    expect(stretch([4, 2, 3])).toEqual([1, 0, 0.5]);
    expect(stretch([5, 5])).toEqual([1, 1]);
    expect(stretch([0, 0])).toEqual([0, 0]);
    expect(stretch([])).toEqual([]);
  });
});

describe("close reading", () => {
  const read = async (question: string, text: string, title = "") => {
    const library = libraryOf({}, {});
    const stems = new Set(wordsOf(title).map(({ stem }) => stem));
    return match(await understand(question, library), passageOf(text), wordsOf(text), stems);
  };

  test("coverage counts the question's words in passage and title", async () => {
    expect((await read("red green blue yellow", "A red thing and a green one.")).coverage).toBe(
      0.5,
    );
    expect((await read("red green blue yellow", "A red thing.", "Blue")).coverage).toBe(0.5);
  });

  test("words that stand close together count for more", async () => {
    const filler = "and so on ".repeat(20);
    expect((await read("red green", "red green")).proximity).toBe(1);
    expect((await read("red green", `red ${filler} green`)).proximity).toBe(0.5);
  });

  test("neighbours in the question that are neighbours in the passage are pairs", async () => {
    expect((await read("prime minister resigned", "the minister resigned")).pairs).toBe(0.5);
  });

  test("each sentence is measured by itself", async () => {
    const { sentences } = await read("when talks open", "Talks stall. Talks open on Monday.");
    expect(sentences.map(({ coverage }) => coverage)).toEqual([0.5, 1]);
    expect(sentences.map(({ showsAnswer }) => showsAnswer)).toEqual([false, true]);
  });

  test("outlet, date and phrase count when the article fits them", async () => {
    const library = libraryOf({}, {});
    const query = await understand('What did Reuters say in 2014 about "red green"?', library);
    const article = articleNamed("1", { publisher: "Reuters", published: "2014-05-01" });
    expect(cues(query, article, wordsOf("a red green thing")).share).toBe(1);
    expect(cues(query, articleNamed("2"), wordsOf("green red")).share).toBe(0);
  });
});

test("the ranking score stays within 0..1 and grows with every side of the evidence", () => {
  expect(rankingScore(NO_FEATURES)).toBe(0);
  for (const feature of ["bm25Stretched", "coverage", "pairs"] as const) {
    expect(rankingScore({ ...NO_FEATURES, [feature]: 1 })).toBeGreaterThan(0);
  }
});

describe("near-duplicates", () => {
  const wire =
    "The secretary-general withdrew the invitation late on Monday after a day of pressure from many sides.";

  test("the same wire copy in two articles becomes one quote that names both", () => {
    const hits = [hitOf(wire, { id: "a.md" }), hitOf(`Agencies. ${wire}`, { id: "b.md" })];
    const [only, ...none] = collapse(hits);
    expect(none).toEqual([]);
    expect(only!.article.id).toBe("a.md");
    expect(only!.alsoIn.map(({ id }) => id)).toEqual(["b.md"]);
  });

  test("two articles on one event in different words stay two quotes", () => {
    const other =
      "Ban took back his offer to Tehran on January 20, and the opposition came after all.";
    expect(collapse([hitOf(wire, { id: "a.md" }), hitOf(other, { id: "b.md" })])).toHaveLength(2);
  });

  test("overlapping passages of one article are not duplicates of each other", () => {
    expect(collapse([hitOf(wire), hitOf(wire)])).toHaveLength(2);
  });
});
