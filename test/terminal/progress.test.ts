import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { lines, type Progress, progressView } from "../../src/terminal/progress.ts";

/** The lines written when `millisecondsApart` pass between the steps. */
function written(millisecondsApart: number, ...steps: readonly Progress[]): string[] {
  const out: string[] = [];
  let clock = 0;
  const view = lines(
    (line) => out.push(line),
    () => clock,
  );
  for (const step of steps) {
    clock += millisecondsApart;
    view.show(step);
  }
  view.stop();
  return out;
}

const reading = (total: number) =>
  Array.from({ length: total + 1 }, (_, done) => ({ phase: "reading", done, total }));

test("in a log a quick phase is one line, its end", () => {
  expect(written(1, ...reading(1000))).toEqual(["Reading 100%  1000/1000"]);
});

test("the end of a phase that is shown twice is one line", () => {
  expect(written(1, ...reading(10), ...reading(10).slice(-1))).toEqual(["Reading 100%  10/10"]);
});

test("a long phase is told every two seconds", () => {
  expect(written(700, ...reading(6))).toEqual([
    "Reading 33%  2/6",
    "Reading 83%  5/6",
    "Reading 100%  6/6",
  ]);
});

test.each([
  [0, 4500, 100, "45 s"],
  [0, 36_000, 100, "6 min"],
  [0, 750_000, 100, "2 h 5 min"],
])("from %i of %i at %i passages/s it takes %s", (done, total, passagesPerSecond, left) => {
  expect(written(9999, { phase: "embedding", done, total, passagesPerSecond })).toEqual([
    `Embedding 0%  0/${total}  100 passages/s  ${left} left`,
  ]);
});

test("a phase without any work is done at once", () => {
  expect(written(1, { phase: "embedding", done: 0, total: 0 })).toEqual(["Embedding 100%  0/0"]);
});

function inWindow(TERM: string) {
  const window = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: true, columns: 80 });
  return { window, view: progressView(window as unknown as NodeJS.WriteStream, { TERM }) };
}

test("a terminal without escape codes gets lines", () => {
  const { window, view } = inWindow("dumb");
  view.show({ phase: "embedding", done: 60, total: 60 });
  view.stop();
  expect(window.read()).toBe("Embedding 100%  60/60\n");
});

test("a bar in a window hides the cursor while it runs and brings it back", () => {
  const { window, view } = inWindow("xterm");
  view.show({ phase: "embedding", done: 30, total: 60, passagesPerSecond: 10 });
  const running: string = window.read();
  expect(running).toContain(
    "Embedding  ████████████░░░░░░░░░░░░ 50%  30/60  10 passages/s  3 s left",
  );
  expect(running).toContain("\u001b[?25l");
  view.stop();
  expect(window.read()).toContain("\u001b[?25h");
});
