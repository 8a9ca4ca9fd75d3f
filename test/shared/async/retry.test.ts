import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { retry } from "../../../src/shared/async/retry.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const POLICY = { retries: 4, firstWaitMs: 100, factor: 3, longestWaitMs: 500 };

/** Fails a few times, then gives the number of tries. */
function failing(times: number) {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries <= times) throw new Error(`failure ${tries}`);
    return tries;
  };
}

test("waits grow by the factor up to the longest, and are announced", async () => {
  const waits: number[] = [];
  const done = retry(failing(4), { ...POLICY, onRetry: (_, waitMs) => waits.push(waitMs) });
  await vi.advanceTimersByTimeAsync(100 + 300 + 500 + 500);
  expect(await done).toBe(5);
  expect(waits).toEqual([100, 300, 500, 500]);
});

test("the last failure is thrown when no try is left, and one that can't pass at once", async () => {
  const exhausted = expect(retry(failing(9), POLICY)).rejects.toThrow("failure 5");
  await vi.advanceTimersByTimeAsync(10_000);
  await exhausted;
  const isPassing = (error: Error) => error.message !== "failure 1";
  await expect(retry(failing(9), { ...POLICY, isPassing })).rejects.toThrow("failure 1");
});

test("the signal ends the waiting", async () => {
  const stop = new AbortController();
  const stopped = expect(retry(failing(9), { ...POLICY, signal: stop.signal })).rejects.toThrow(
    "enough",
  );
  await vi.advanceTimersByTimeAsync(10);
  stop.abort(new Error("enough"));
  await stopped;
});
