import { expect, test } from "vitest";
import { datesIn, fits } from "../../../src/retrieve/question/dates.ts";

test.each([
  ["on 2014-01-21", [{ year: 2014, month: 1, day: 21 }]],
  ["on 21 January 2014", [{ year: 2014, month: 1, day: 21 }]],
  ["on January 21st, 2014", [{ year: 2014, month: 1, day: 21 }]],
  ["on Jan. 21", [{ year: null, month: 1, day: 21 }]],
  ["in January 2017", [{ year: 2017, month: 1, day: null }]],
  [
    "in 2012 and 2014",
    [
      { year: 2012, month: null, day: null },
      { year: 2014, month: null, day: null },
    ],
  ],
  ["about 11,000 detainees", []],
  ["they may 3 times", [{ year: null, month: 5, day: 3 }]],
])("dates in %j", (question, dates) => {
  expect(datesIn(question)).toEqual(dates);
});

test("an article fits a date when everything named agrees", () => {
  expect(fits({ year: 2014, month: 1, day: null }, "2014-01-21")).toBe(true);
  expect(fits({ year: 2014, month: 1, day: 22 }, "2014-01-21")).toBe(false);
  expect(fits({ year: 2014, month: null, day: null }, null)).toBe(false);
});
