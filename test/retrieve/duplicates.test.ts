import { describe, expect, test } from "vitest";
import type { Hit } from "../../src/glossary/domain.ts";
import { collapseDuplicates } from "../../src/retrieve/duplicates.ts";
import { rankHits } from "../../src/retrieve/rank.ts";
import { hitOf, passageOf } from "./fixtures.ts";

describe("copies of one text", () => {
  const report =
    "won the cup on a rainy evening in front of forty thousand people, and then went home.";
  const copy = (team: string, id: number, score: number) =>
    hitOf("", {
      id: `${id}.md`,
      passage: passageOf(`${team} ${report}`, `${id}.md`, id),
      score,
    });
  const ids = (hits: readonly Hit[]) => hits.map(({ passage }) => passage.id);

  test("stand in the order of the library, whatever chance made of their scores", () => {
    const other = hitOf("Something else entirely was said.", {
      id: "2.md",
      passage: passageOf("Something else entirely was said.", "2.md", 2),
      score: 0.7,
    });
    const hits = rankHits([copy("Norway", 1, 0.6), other, copy("Sweden", 3, 0.8)]);
    expect(ids(hits)).toEqual([1, 2, 3]);
    expect(hits.map(({ score }) => score)).toEqual(
      [...hits.map(({ score }) => score)].sort((a, b) => b - a),
    );
  });

  test("stand newest first where the question tells no difference, the undated ones last", () => {
    const published = (id: number, day: string | null) => {
      const hit = copy("Norway", id, 0.9 - id / 10);
      return { ...hit, article: { ...hit.article, published: day } };
    };
    const hits = [published(1, null), published(2, "2026-11-10"), published(3, "2026-11-11")];
    expect(ids(rankHits(hits))).toEqual([3, 2, 1]);
  });

  test.each(["coverage", "names", "cues"] as const)(
    "stand in the order of their %s, what they have of the question",
    (evidence) => {
      const april = copy("Norway", 1, 0.8);
      const may = copy("Sweden", 2, 0.6);
      const better = { ...may, features: { ...may.features, [evidence]: 0.5 } };
      expect(ids(rankHits([april, better]))).toEqual([2, 1]);
    },
  );

  test("a corrected version stands before what it corrects, though it says more", () => {
    const version = (cost: string, more: string, id: number, published: string) => {
      const text = `The new wing of the hospital in Ellery will cost ${cost} million dollars, the county said. ${more}`;
      const passage = passageOf(text, `${id}.md`, id);
      const hit = hitOf(text, { passage, id: `${id}.md`, score: 0.9 - id / 10 });
      return { ...hit, article: { ...hit.article, published } };
    };
    const note =
      "Correction: an earlier version gave a lower sum, which was that of the building alone, without what is inside it.";
    const hits = [version("41", "", 1, "2026-11-10"), version("47", note, 2, "2026-11-11")];
    expect(ids(rankHits(hits))).toEqual([2, 1]);
  });

  test("a text that says more is no copy of a part of it", () => {
    const more = Array.from({ length: 12 }, (_, i) => `Guest ${i} came late by ${i} minutes.`);
    const long = `Norway ${report} ${more.join(" ")}`;
    const whole = hitOf(long, {
      id: "9.md",
      passage: passageOf(long, "9.md", 9),
      score: 0.9,
    });
    expect(ids(rankHits([copy("Norway", 1, 0.6), whole]))).toEqual([9, 1]);
  });
});

describe("near-duplicates", () => {
  const wire =
    "The secretary-general withdrew the invitation late on Monday after a day of pressure from many sides.";

  test("the same wire copy in two articles becomes one quote that names both", () => {
    const hits = [hitOf(wire, { id: "a.md" }), hitOf(`Agencies. ${wire}`, { id: "b.md" })];
    const [only, ...none] = collapseDuplicates(hits);
    expect(none).toEqual([]);
    expect(only!.article.id).toBe("a.md");
    expect(only!.alsoIn.map(({ id }) => id)).toEqual(["b.md"]);
  });

  describe("with another figure where the first one answers", () => {
    const report = (cost: string, beds = "52") =>
      `The county will pay for it. The new wing of the hospital will cost ${cost} million dollars. ` +
      `It is to have ${beds} beds and its own kitchen on the ground floor, and to open in May.`;
    const hit = (id: string, text: string) => hitOf(text, { id, sentenceScores: [0, 1, 0] });

    test("is not said to say the same, and stays to be shown", () => {
      const hits = [
        hit("a.md", report("47")),
        hit("b.md", report("41")),
        hit("c.md", report("47")),
        hit("d.md", report("41")),
      ];
      const [only, ...none] = collapseDuplicates(hits);
      expect(none).toEqual([]);
      expect(only!.alsoIn.map(({ id }) => id)).toEqual(["c.md"]);
      expect(only!.variants.map(({ article }) => article.id)).toEqual(["b.md"]);
      expect(only!.variants[0]!.alsoIn.map(({ id }) => id)).toEqual(["d.md"]);
    });

    test("elsewhere says the same about what was asked", () => {
      const hits = [hit("a.md", report("47")), hit("b.md", report("47", "60"))];
      expect(collapseDuplicates(hits)[0]!.alsoIn.map(({ id }) => id)).toEqual(["b.md"]);
    });
  });

  test("two articles on one event in different words stay two quotes", () => {
    const other =
      "Ban took back his offer to Tehran on January 20, and the opposition came after all.";
    expect(
      collapseDuplicates([hitOf(wire, { id: "a.md" }), hitOf(other, { id: "b.md" })]),
    ).toHaveLength(2);
  });

  test("are found however far behind they stand", () => {
    const others = Array.from({ length: 15 }, (_, i) =>
      hitOf(Array.from({ length: 12 }, (_, word) => `word${i}x${word}`).join(" "), {
        id: `${i}.md`,
      }),
    );
    const hits = [hitOf(wire, { id: "a.md" }), ...others, hitOf(wire, { id: "b.md" })];
    expect(collapseDuplicates(hits)).toHaveLength(16);
  });

  test("are those that share half of the shorter one's word sequences", () => {
    // Texts of few words, drawn by steps of a fixed length, so that some share half and some do not.
    const texts = Array.from({ length: 40 }, (_, text) =>
      Array.from({ length: 10 + (text % 7) }, (_, i) => `w${(i * (1 + (text % 5)) + text) % 9}`),
    );
    const sequences = texts.map(
      (words) => new Set(words.slice(3).map((_, i) => words.slice(i, i + 4).join(" "))),
    );
    const saySame = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
      [...a].filter((one) => b.has(one)).length >= 0.5 * Math.min(a.size, b.size);
    const kept: number[] = [];
    sequences.forEach((own, i) => {
      if (!kept.some((other) => saySame(sequences[other]!, own))) kept.push(i);
    });
    const hits = texts.map((words, i) => hitOf(words.join(" "), { id: `${i}.md` }));
    expect(kept.length).toBeGreaterThan(5);
    expect(collapseDuplicates(hits).map(({ article }) => article.id)).toEqual(
      kept.map((i) => `${i}.md`),
    );
  });

  test("overlapping passages of one article are not duplicates of each other", () => {
    expect(collapseDuplicates([hitOf(wire), hitOf(wire)])).toHaveLength(2);
  });
});
