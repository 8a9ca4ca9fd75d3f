import { type ChildProcess, spawn } from "node:child_process";
import { expect, test } from "vitest";
import { keepRunning } from "../../src/processes/keep-running.ts";

/** A Node process that runs this code. */
const node = (code: string): ChildProcess => spawn(process.execPath, ["-e", code]);

test("a process that ends is started again, after a pause that grows, until it is told to end", async () => {
  const stop = new AbortController();
  const ends: [string, number][] = [];
  const codes = [
    "process.exit(3)",
    "process.kill(process.pid, 'SIGKILL')",
    "setInterval(() => {}, 1000)",
  ];
  let started = 0;
  await keepRunning(
    () => {
      const child = node(codes[started++]!);
      if (started === codes.length) child.once("spawn", () => stop.abort());
      return child;
    },
    stop.signal,
    (how, againInS) => ends.push([how, againInS]),
  );
  expect(ends).toEqual([
    ["exit code 3", 1],
    ["SIGKILL", 2],
  ]);
  expect(started).toBe(3);
});

test("no process is started any more once that is over, not even the one that was due", async () => {
  const stop = new AbortController();
  let started = 0;
  await keepRunning(
    () => {
      started++;
      return node("process.exit(1)");
    },
    stop.signal,
    () => stop.abort(),
  );
  expect(started).toBe(1);
});
