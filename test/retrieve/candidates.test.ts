import { expect, test } from "vitest";
import { findCandidates, stretch } from "../../src/retrieve/candidates.ts";
import { parseQuery } from "../../src/retrieve/question/query.ts";
import { libraryOf } from "./fixtures.ts";

const ANYWHERE = { within: null, during: null };

test("a passage both searches like beats a passage one search loves", async () => {
  const library = libraryOf({ 7: 0.9, 3: 0.8, 1: 0.1 }, { 5: 12, 3: 11, 2: 1 });
  const query = await parseQuery("talks", library, "en");
  expect(
    (await findCandidates(query, Promise.resolve(new Float32Array(1)), library, ANYWHERE))[0]!.id,
  ).toBe(3);
});

test("words are searched for, and the vectors of what has them fetched, while the question is embedded", async () => {
  const library = libraryOf({ 7: 0.9 }, { 5: 12, 3: 11 });
  const query = await parseQuery("talks", library, "en");
  let embed: (vector: Float32Array) => void = () => {};
  const embedded = new Promise<Float32Array>((resolve) => {
    embed = resolve;
  });
  const fetched = new Promise<readonly number[]>((resolve) => {
    const cosines = (_: unknown, ids: readonly number[]) => {
      resolve(ids);
      return library.cosines(embedded, ids);
    };
    void findCandidates(query, embedded, { ...library, cosines }, ANYWHERE);
  });
  expect(await fetched).toEqual([5, 3]);
  embed(new Float32Array(1));
});

test("scores are stretched to 0..1, whatever their scale", () => {
  expect(stretch([4, 2, 3])).toEqual([1, 0, 0.5]);
  expect(stretch([5, 5])).toEqual([1, 1]);
  expect(stretch([0, 0])).toEqual([0, 0]);
  expect(stretch([])).toEqual([]);
});
