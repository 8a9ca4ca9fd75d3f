import { describe, expect, test } from "vitest";
import { fitLogistic } from "../../../bench/fit/logistic.ts";
import { fitSoftmax } from "../../../bench/fit/softmax.ts";
import { withoutHalf } from "../../../bench/quality/without-half.ts";

/** The same numbers 0..1 at every run. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const NONE_NEGATIVE = [false, false, false];
const ASKED = { answers: [], answerable: true, kind: null, about: null };

describe("the weights of the ranking", () => {
  const next = numbers();
  const choices = Array.from({ length: 300 }, () => {
    const candidates = Array.from({ length: 10 }, () => [next(), next(), next()]);
    const worth = candidates.map(([a, b]) => 2 * a! + b!);
    const best = worth.indexOf(Math.max(...worth));
    return { candidates, right: candidates.map((_, i) => i === best), weight: 1 };
  });

  test("show which evidence decided, and how much more one side counts than another", () => {
    const [first, second, noise] = fitSoftmax(choices, NONE_NEGATIVE) as [number, number, number];
    expect(first / second).toBeCloseTo(2, 0);
    expect(noise).toBeLessThan(second / 5);
  });

  test("are never negative and the same at every run", () => {
    const against = choices.map((choice) => ({
      ...choice,
      candidates: choice.candidates.map(([a, b, c]) => [-a!, b!, c!]),
    }));
    const weights = fitSoftmax(against, NONE_NEGATIVE);
    expect(Math.min(...weights)).toBe(0);
    expect(fitSoftmax(against, NONE_NEGATIVE)).toEqual(weights);
  });

  test("may be negative where that is allowed, and only there", () => {
    const against = choices.map((choice) => ({
      ...choice,
      candidates: choice.candidates.map(([a, b, c]) => [-a!, -b!, c!]),
    }));
    const [first, second] = fitSoftmax(against, [true, false, false]);
    expect(first).toBeLessThan(-1);
    expect(second).toBe(0);
  });
});

describe("the confidence", () => {
  const next = numbers();
  const outcomes = Array.from({ length: 4000 }, () => {
    const values = [4 * next() - 2, 4 * next() - 2];
    const chance = 1 / (1 + Math.exp(-(1 + 2 * values[0]! - values[1]!)));
    return { values, right: next() < chance, weight: 1 };
  });

  test("finds the logistic that made the outcomes", () => {
    const { bias, weights } = fitLogistic(outcomes, { nearness: 1, rival: -1 }, 0);
    expect(bias).toBeCloseTo(1, 0);
    expect(weights.nearness).toBeCloseTo(2, 0);
    expect(weights.rival).toBeCloseTo(-1, 0);
  });

  test("never counts evidence the wrong way round", () => {
    const { weights } = fitLogistic(outcomes, { nearness: -1, rival: 1 }, 0);
    expect(weights).toEqual({ nearness: 0, rival: 0 });
  });

  test("counts an outcome as often as it weighs", () => {
    const doubled = outcomes.slice(0, 500).flatMap((outcome) => [outcome, outcome]);
    const weighty = outcomes.slice(0, 500).map((outcome) => ({ ...outcome, weight: 2 }));
    const signs = { nearness: 1, rival: -1 } as const;
    const [once, twice] = [fitLogistic(weighty, signs, 1), fitLogistic(doubled, signs, 1)];
    expect(once.weights.nearness).toBeCloseTo(twice.weights.nearness!, 6);
    expect(once.bias).toBeCloseTo(twice.bias, 6);
  });
});

test("half of the answers taken out leaves half of the questions without any", () => {
  const ids = ["a", "b", "c", "d"];
  const whole = {
    folder: "/x",
    modifiedMs: 0,
    documents: ids.map((id) => ({ id, title: "", text: id })),
    questions: [...ids, "a2"].map((id) => ({ id, text: id, ...ASKED })),
    relevance: new Map([...ids, "a2"].map((id) => [id, new Map([[id[0]!, 1]])])),
  };
  const half = withoutHalf(whole);
  expect(half.documents.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(half.questions.filter(({ answerable }) => answerable).map(({ id }) => id)).toEqual([
    "a",
    "c",
    "a2",
  ]);
});

test("documents of one title stay or go together", () => {
  const titles = { a1: "Athens", b1: "Bern", a2: "Athens", b2: "Bern" };
  const ids = Object.keys(titles);
  const half = withoutHalf({
    folder: "/x",
    modifiedMs: 0,
    documents: Object.entries(titles).map(([id, title]) => ({ id, title, text: id })),
    questions: ids.map((id) => ({ id, text: id, ...ASKED })),
    relevance: new Map(ids.map((id) => [id, new Map([[id, 1]])])),
  });
  expect(half.documents.map(({ title }) => title)).toEqual(["Athens", "Athens"]);
});
