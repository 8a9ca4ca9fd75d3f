import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LatestState, Throttle } from "../../../src/shared/async/throttle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("each thing happens once in its time, whatever else happens", () => {
  const throttle = new Throttle();
  expect(throttle.allows("a", 1000)).toBe(true);
  expect(throttle.allows("a", 1000)).toBe(false);
  expect(throttle.allows("b", 5000)).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(throttle.allows("a", 1000)).toBe(true);
  expect(throttle.allows("b", 5000)).toBe(false);
});

test("a clock that is set back stops nothing", () => {
  const throttle = new Throttle();
  throttle.allows("repair", 1000);
  vi.setSystemTime(Date.now() - 365 * 24 * 3_600_000);
  vi.advanceTimersByTime(1000);
  expect(throttle.allows("repair", 1000)).toBe(true);
});

describe("a state that changes often", () => {
  test("is written now and then as it is at that moment, and at the end", async () => {
    const written: number[] = [];
    const state = new LatestState<number>(100);
    state.set(1);
    state.writeWith(async (value) => void written.push(value));
    for (let n = 2; n <= 25; n++) {
      await vi.advanceTimersByTimeAsync(10);
      state.set(n);
    }
    await state.finish(100);
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toEqual([10, 20, 100]);
  });

  test("is written to the end although writing fails in between", async () => {
    const written: number[] = [];
    const state = new LatestState<number>(100);
    state.writeWith(async (value) => {
      if (value === 1) throw new Error("refused");
      written.push(value);
    });
    state.set(1);
    await vi.advanceTimersByTimeAsync(100);
    await state.finish(2);
    expect(written).toEqual([2]);
  });
});
