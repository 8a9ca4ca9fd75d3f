import { describe, expect, test } from "vitest";
import { answeredFrom, fitLogistic } from "../../../bench/fit/logistic.ts";
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

describe("the weights of the ranking", () => {
  const next = numbers();
  const choices = Array.from({ length: 300 }, () => {
    const candidates = Array.from({ length: 10 }, () => [next(), next(), next()]);
    const worth = candidates.map(([a, b]) => 2 * a! + b!);
    const best = worth.indexOf(Math.max(...worth));
    return { candidates, right: candidates.map((_, i) => i === best), weight: 1 };
  });

  test("show which evidence decided, and how much more one side counts than another", () => {
    const [first, second, noise] = fitSoftmax(choices, 3) as [number, number, number];
    expect(first / second).toBeCloseTo(2, 0);
    expect(noise).toBeLessThan(second / 5);
  });

  test("are never negative and the same at every run", () => {
    const against = choices.map((choice) => ({
      ...choice,
      candidates: choice.candidates.map(([a, b, c]) => [-a!, b!, c!]),
    }));
    const weights = fitSoftmax(against, 3);
    expect(Math.min(...weights)).toBe(0);
    expect(fitSoftmax(against, 3)).toEqual(weights);
  });
});

describe("the confidence", () => {
  const next = numbers();
  const outcomes = Array.from({ length: 4000 }, () => {
    const evidence = [4 * next() - 2, 4 * next() - 2];
    const chance = 1 / (1 + Math.exp(-(1 + 2 * evidence[0]! - evidence[1]!)));
    return { evidence, right: next() < chance, doubtful: false };
  });
  const fit = fitLogistic(outcomes, 2);

  test("finds the logistic that made the outcomes", () => {
    expect(fit.bias).toBeCloseTo(1, 0);
    expect(fit.weights[0]).toBeCloseTo(2, 0);
    expect(fit.weights[1]).toBeCloseTo(-1, 0);
  });

  test("`answered` begins where so many are right, as the confidence is calibrated", () => {
    const from = answeredFrom(outcomes, fit);
    const answered = outcomes.filter(({ evidence: [a, b] }) => {
      const logit = fit.bias + fit.weights[0]! * a! + fit.weights[1]! * b!;
      return 1 / (1 + Math.exp(-logit)) >= from;
    });
    const right = answered.filter((outcome) => outcome.right).length / answered.length;
    expect(Math.abs(right - 0.943)).toBeLessThan(0.01);
  });
});

test("half of the answers taken out leaves half of the questions without any", () => {
  const ids = ["a", "b", "c", "d"];
  const whole = {
    folder: "/x",
    modifiedMs: 0,
    documents: ids.map((id) => ({ id, title: "", text: id })),
    questions: [...ids, "a2"].map((id) => ({ id, text: id, answers: [], answerable: true })),
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
    questions: ids.map((id) => ({ id, text: id, answers: [], answerable: true })),
    relevance: new Map(ids.map((id) => [id, new Map([[id, 1]])])),
  });
  expect(half.documents.map(({ title }) => title)).toEqual(["Athens", "Athens"]);
});
