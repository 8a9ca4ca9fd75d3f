import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { findDate } from "../../../src/ingest/metadata/find-date.ts";

/** Languages whose parsers of dates are loaded. */
function loaded(): string[] {
  const files = Object.keys(createRequire(import.meta.url).cache);
  return files.flatMap((path) => /chrono-node.*\/locales\/(\w+)\/index\.js$/.exec(path)?.[1] ?? []);
}

test("a day as machines write it needs no parser, an English date only that of English", () => {
  for (const text of ["2014-01-21", "2014-01-21T09:30:00+02:00", "2014-01-21T23:59Z"])
    expect(findDate(text)?.day).toBe("2014-01-21");
  expect(loaded()).toEqual([]);
  expect(findDate("Updated 21 January 2014")).toEqual({ day: "2014-01-21", rest: "Updated  " });
  expect(loaded()).toEqual(["en"]);
});

test.each(["2014-02-30", "0999-01-01", "2014-01-21T25:00:00", "2014-01"])(
  "%j is no day",
  (text) => {
    expect(findDate(text)).toBeNull();
  },
);

test.each([
  ["de", "21. Januar 2014"],
  ["fr", "21 janvier 2014"],
  ["es", "21 de enero de 2014"],
  ["pt", "21 de janeiro de 2014"],
  ["it", "21 gennaio 2014"],
  ["ru", "21 января 2014"],
])("a date in %s is found after all others were tried", (_, text) => {
  expect(findDate(text)?.day).toBe("2014-01-21");
});
