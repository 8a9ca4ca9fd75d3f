import { expect, test } from "vitest";
import { lines, type Progress } from "../../../src/faces/terminal/progress.ts";

function written(...steps: readonly Progress[]): string[] {
  const out: string[] = [];
  const view = lines((line) => out.push(line));
  for (const step of steps) view.show(step);
  view.stop();
  return out;
}

test("in a log each phase has a line for every tenth, however often it reports", () => {
  const steps = Array.from({ length: 1001 }, (_, done) => ({
    phase: "reading",
    done,
    total: 1000,
  }));
  const out = written(...steps);
  expect(out).toHaveLength(11);
  expect(out[0]).toBe("Reading 0 %  0/1000");
  expect(out[10]).toBe("Reading 100 %  1000/1000");
});

test("a new phase starts over", () => {
  expect(
    written({ phase: "reading", done: 5, total: 5 }, { phase: "embedding", done: 0, total: 70 }),
  ).toEqual(["Reading 100 %  5/5", "Embedding 0 %  0/70"]);
});

test.each([
  [0, 4500, 100, "45 s"],
  [0, 36_000, 100, "6 min"],
  [0, 750_000, 100, "2 h 5 min"],
])("from %i of %i at %i passages/s it takes %s", (done, total, passagesPerSecond, left) => {
  expect(written({ phase: "embedding", done, total, passagesPerSecond })).toEqual([
    `Embedding 0 %  0/${total}  100 passages/s  ${left} left`,
  ]);
});

test("a phase without any work is done at once", () => {
  expect(written({ phase: "embedding", done: 0, total: 0 })).toEqual(["Embedding 100 %  0/0"]);
});
