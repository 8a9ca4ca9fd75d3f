import { describe, expect, test } from "vitest";
import type { Hit, Library } from "../../src/domain.ts";
import { type Candidate, candidates, stretch } from "../../src/retrieve/candidates.ts";
import { cues } from "../../src/retrieve/cues.ts";
import { collapse } from "../../src/retrieve/duplicates.ts";
import { supports } from "../../src/retrieve/features.ts";
import { match } from "../../src/retrieve/passage-match.ts";
import { understand } from "../../src/retrieve/query.ts";
import { ranked, rankingScore } from "../../src/retrieve/rank.ts";
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
  const read = async (question: string, text: string, title = "", elsewhere: string[] = []) => {
    const library = libraryOf({}, {});
    const titleStems = new Set(wordsOf(title).map(({ stem }) => stem));
    return match(await understand(question, library), {
      passage: passageOf(text),
      words: wordsOf(text),
      article: articleNamed("a.md"),
      titleStems,
      articleStems: new Set([...titleStems, ...elsewhere]),
    });
  };

  test("coverage counts the question's words in passage and title", async () => {
    expect((await read("red green blue yellow", "A red thing and a green one.")).coverage).toBe(
      0.5,
    );
    expect((await read("red green blue yellow", "A red thing.", "Blue")).coverage).toBe(0.5);
  });

  test("a word that is there in another form counts in part", async () => {
    const { coverage } = await read("withdraw red", "The withdrawal of a red thing.");
    expect(coverage).toBeGreaterThan(0.5);
    expect(coverage).toBeLessThan(1);
    expect((await read("withdraw red", "A red thing with a drawer.")).coverage).toBe(0.5);
  });

  test("what is missing is the rarest word that neither passage nor title has", async () => {
    expect((await read("red green", "A red thing.")).missing).toBe(1);
    expect((await read("red green", "A red thing.", "Green")).missing).toBe(0);
  });

  test("a name counts where the article gives it elsewhere", async () => {
    const question = "what did Lavrov say of Iran";
    expect((await read(question, "He spoke of Iran.")).names).toBe(0.5);
    expect((await read(question, "He spoke of Iran.", "", ["lavrov"])).names).toBe(1);
    expect((await read(question, "He spoke of Iran.", "", ["lavrov"])).coverage).toBeLessThan(1);
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

  test("of two sentences with the same words the one that has them close together is nearer", async () => {
    const filler = "and so on ".repeat(5);
    const { sentences } = await read("red green", `Red ${filler}green. Red is green.`);
    expect(sentences.map(({ coverage }) => coverage)).toEqual([1, 1]);
    expect(sentences.map(({ proximity }) => proximity)).toEqual([0.5, 1]);
  });

  test("a sentence's words that the title has as well are told from the others", async () => {
    const { sentences } = await read("red green", "The red one. The green one.", "Red news");
    expect(sentences.map(({ beyondTitle }) => beyondTitle)).toEqual([0, 0.5]);
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

describe("support from the rest of the article", () => {
  const found = (id: number, bm25Stretched: number): Candidate => ({
    id,
    cosine: 0,
    bm25: 0,
    rank: { meaning: null, words: null },
    fused: 0,
    cosineStretched: 0,
    bm25Stretched,
  });
  const at = (start: number, articleId: string) => ({
    ...passageOf("ten words. ", articleId),
    span: { start, end: start + 10 },
  });

  test("is the best match elsewhere in the same article", () => {
    const candidates = [found(1, 1), found(2, 0.4), found(3, 0.7), found(4, 0.9)];
    const passages = [at(0, "a"), at(20, "a"), at(40, "a"), at(0, "b")];
    expect(supports(candidates, passages)).toEqual([0.7, 1, 1, 0]);
  });

  test("does not come from a passage that shares text", () => {
    expect(supports([found(1, 1), found(2, 0.4)], [at(0, "a"), at(5, "a")])).toEqual([0, 0]);
  });
});

describe("copies of one text", () => {
  const report =
    "won the cup on a rainy evening in front of forty thousand people, and then went home.";
  const copy = (team: string, id: number, score: number) =>
    hitOf("", {
      id: `${id}.md`,
      passage: passageOf(`${team} ${report}`, `${id}.md`, id),
      features: { ...NO_FEATURES, coverage: score },
    });
  const ids = (hits: readonly Hit[]) => hits.map(({ passage }) => passage.id);

  test("stand in the order of the library, whatever chance made of their scores", () => {
    const other = hitOf("Something else entirely was said.", {
      id: "2.md",
      passage: passageOf("Something else entirely was said.", "2.md", 2),
      features: { ...NO_FEATURES, coverage: 0.7 },
    });
    const hits = ranked([copy("Norway", 1, 0.6), other, copy("Sweden", 3, 0.8)]);
    expect(ids(hits)).toEqual([1, 2, 3]);
    expect(hits.map(({ score }) => score)).toEqual(
      [...hits.map(({ score }) => score)].sort((a, b) => b - a),
    );
  });

  test("a text that says more is no copy of a part of it", () => {
    const more = Array.from({ length: 12 }, (_, i) => `Guest ${i} came late by ${i} minutes.`);
    const long = `Norway ${report} ${more.join(" ")}`;
    const whole = hitOf(long, {
      id: "9.md",
      passage: passageOf(long, "9.md", 9),
      features: { ...NO_FEATURES, coverage: 0.9 },
    });
    expect(ids(ranked([copy("Norway", 1, 0.6), whole]))).toEqual([9, 1]);
  });
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

  test("are found however far behind they stand", () => {
    const others = Array.from({ length: 15 }, (_, i) =>
      hitOf(Array.from({ length: 12 }, (_, word) => `word${i}x${word}`).join(" "), {
        id: `${i}.md`,
      }),
    );
    const hits = [hitOf(wire, { id: "a.md" }), ...others, hitOf(wire, { id: "b.md" })];
    expect(collapse(hits)).toHaveLength(16);
  });

  test("overlapping passages of one article are not duplicates of each other", () => {
    expect(collapse([hitOf(wire), hitOf(wire)])).toHaveLength(2);
  });
});
