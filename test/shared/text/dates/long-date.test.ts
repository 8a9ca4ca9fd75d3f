import { expect, test } from "vitest";
import { longDate } from "../../../../src/shared/text/dates/long-date.ts";

test("a day is written out, as people in each country do", () => {
  expect(longDate("2014-01-21")).toBe("21 January 2014");
  expect(longDate("2014-01-21", "de")).toBe("21. Januar 2014");
  expect(longDate("2014-01-21", "fr")).toBe("21 janvier 2014");
  expect(longDate("2014-01-01", "fr")).toBe("1er janvier 2014");
  expect(longDate("2014-01-11", "fr")).toBe("11 janvier 2014");
});

test("a time is read as UTC, to its last millisecond", () => {
  expect(longDate(Date.UTC(2014, 0, 22) - 1)).toBe("21 January 2014");
  expect(longDate(Date.UTC(2014, 0, 22))).toBe("22 January 2014");
});
