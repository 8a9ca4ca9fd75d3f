import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findDate } from "../../../src/ingest/metadata/find-date.ts";
import { DIST } from "../../support/places.ts";

/** Languages whose parsers of dates a process loads that finds the dates of these texts. */
function loadedFor(...texts: readonly string[]): string[] {
  const program = `
    import { createRequire } from "node:module";
    import { findDate } from ${JSON.stringify(join(DIST, "ingest/metadata/find-date.js"))};
    for (const text of ${JSON.stringify(texts)}) findDate(text);
    console.log(Object.keys(createRequire(${JSON.stringify(join(DIST, "main.js"))}).cache).join("\\n"));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program]).toString();
  return [...said.matchAll(/chrono-node.*\/locales\/(\w+)\/index\.js$/gm)].map(([, name]) => name!);
}

test("a day as machines write it needs no parser, an English date only that of English", () => {
  const days = ["2014-01-21", "2014-01-21T09:30:00+02:00", "2014-01-21T23:59Z"];
  for (const text of days) expect(findDate(text)?.day).toBe("2014-01-21");
  expect(loadedFor(...days)).toEqual([]);
  expect(findDate("Updated 21 January 2014")).toEqual({ day: "2014-01-21", rest: "Updated  " });
  expect(loadedFor("Updated 21 January 2014")).toEqual(["en"]);
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
  ["ca", "21 de gener del 2014"],
  ["cs", "21. ledna 2014"],
  ["pl", "21 stycznia 2014"],
  ["tr", "21 Ocak 2014"],
  ["ar", "21 كانون الثاني 2014"],
  ["he", "21 בינואר 2014"],
])("a date in %s is found after all others were tried", (_, text) => {
  expect(findDate(text)?.day).toBe("2014-01-21");
});

test("October in Croatian is November in Polish, and Czech has it in another form", () => {
  expect(findDate("5. listopada 2026.")?.day).toBe("2026-10-05");
  expect(findDate("5 listopada 2026")?.day).toBe("2026-11-05");
  expect(findDate("5. listopadu 2026")?.day).toBe("2026-11-05");
});

test("a time behind a dash makes no span of a date", () => {
  expect(findDate("October 20, 2015 – 7:02 pm")?.day).toBe("2015-10-20");
  expect(findDate("October 20–22, 2015")).toBeNull();
});
