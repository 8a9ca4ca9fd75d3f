import { expect, test } from "vitest";
import { bestOf, weigh } from "../../../src/retrieve/reading/likeness.ts";
import { read } from "../reading.ts";

/** Question words x groups (the heading, then the sentences), to one digit. */
function rows(likenesses: readonly number[], groups: number): number[][] {
  const numbers = [...likenesses].map((likeness) => Number(likeness.toFixed(1)));
  return Array.from({ length: numbers.length / groups }, (_, word) =>
    numbers.slice(word * groups, (word + 1) * groups),
  );
}

test("words meet those of the heading and of each sentence, by meaning", async () => {
  const { likeness } = await read("the maker lost", "Boeing flew. It lost. Who won?", {
    title: "Maker in court",
    alike: { "maker boeing": 0.8 },
  });
  expect(rows(likeness.meaning, likeness.groups)).toEqual([
    [0, 0, 0, 0],
    [1, 0.8, 0, 0],
    [0, 0, 1, 0],
  ]);
});

test("a word in another form is met by its spelling, whatever the model makes of it", async () => {
  const { likeness } = await read("withdraw red", "The withdrawal was red. A red withdrawal.", {
    title: "Withdraw",
  });
  const { meaning, spelling, either, groups } = likeness;
  expect(rows(meaning, groups)[0]).toEqual([1, 0, 0]);
  const [inTitle, first] = rows(spelling, groups)[0]!;
  expect(inTitle).toBe(1);
  expect(first).toBeGreaterThan(0.5);
  expect(first).toBeLessThan(1);
  expect(rows(either, groups)[0]).toEqual([1, first, first]);
});

test("the words of a passage are told apart by sentence, those of the heading by neither", async () => {
  const { likeness } = await read("x", "One two. Three.\n\nFour five six.", {
    title: "Seven eight",
  });
  expect([...likeness.groupOf]).toEqual([0, 0, 1, 1, 2, 3, 3, 3]);
  expect(likeness.headingWords).toBe(2);
});

test("the best over all groups may leave out the heading", () => {
  const likenesses = [0.9, 0.2, 0.4, 0, 0.3, 0.1];
  const best = (first: 0 | 1) => [...bestOf(likenesses, 3, first)].map((x) => Number(x.toFixed(1)));
  expect(best(0)).toEqual([0.9, 0.3]);
  expect(best(1)).toEqual([0.4, 0.3]);
});

test("weighing is the mean by rarity", async () => {
  const { asked } = await read("red green", "x.");
  expect(weigh(asked, [1, 1])).toBeCloseTo(1);
  expect(weigh(asked, [0, 1])).toBeCloseTo(0.5);
});

test("a question without words meets nothing and fails nothing", async () => {
  for (const question of ["", "???"]) {
    const { likeness, sentences } = await read(question, "One two. Three.", { title: "Seven" });
    expect(likeness.meaning).toHaveLength(0);
    expect(sentences).toHaveLength(2);
  }
});
