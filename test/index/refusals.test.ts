import { expect, test } from "vitest";
import { Refusals } from "../../src/index/refusals.ts";
import { type ErrorCode, UserError } from "../../src/shared/errors.ts";

const VERSION = { id: "one", state: "one" };
const HOUR_MS = 60 * 60_000;

function refusalsAfter(code: ErrorCode) {
  let now = 0;
  const refusals = new Refusals(() => now);
  const error = new UserError(code, "It can't be used.", "Mend it.");
  return {
    refusals,
    refuse: () => refusals.add(error, VERSION),
    later: (ms: number) => {
      now += ms;
    },
  };
}

test("a damaged index is not tried again before it changes", () => {
  const { refusals, refuse, later } = refusalsAfter("INDEX_DAMAGED");
  expect(refuse()).toBe(true);
  later(HOUR_MS);
  expect(refusals.has(VERSION)).toBe(true);
  expect(refusals.has({ id: "two", state: "two" })).toBe(false);
});

test.each(["MODEL_UNUSABLE", "CONFIG_INVALID"] as const)(
  "an index that is refused with %s is tried again every minute, and the reason told once",
  (code) => {
    const { refusals, refuse, later } = refusalsAfter(code);
    expect(refuse()).toBe(true);
    for (let minute = 0; minute < 3; minute++) {
      later(59_000);
      expect(refusals.has(VERSION)).toBe(true);
      later(2000);
      expect(refusals.has(VERSION)).toBe(false);
      expect(refuse()).toBe(false);
    }
  },
);
