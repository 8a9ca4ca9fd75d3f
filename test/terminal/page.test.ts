import { expect, test } from "vitest";
import { pageFor, styleFor, wrap } from "../../src/terminal/page.ts";

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: "1" }, false],
  [{ isTTY: true }, { NO_COLOR: "" }, true],
  [{ isTTY: true }, { TERM: "dumb" }, false],
  [{ isTTY: true }, { FORCE_COLOR: "0" }, false],
  [{ isTTY: true }, { FORCE_COLOR: "false" }, false],
  [{ isTTY: false }, {}, false],
  [{}, { FORCE_COLOR: "1" }, true],
  [{}, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
])("on %j with %j colour is %s", (stream, env, colored) => {
  expect(styleFor(stream, env).isColorSupported).toBe(colored);
});

test.each([
  [{ columns: 60 }, 60],
  [{ columns: 300 }, 100],
  [{ columns: 5 }, 20],
  [{}, 80],
])("a window of %j is written to in %i columns", (stream, columns) => {
  expect(pageFor(stream).columns).toBe(columns);
});

test("without a window a line is as long as is wanted", () => {
  expect(pageFor({}, Number.POSITIVE_INFINITY).columns).toBe(Number.POSITIVE_INFINITY);
});

test("lines after the first are indented by the second prefix", () => {
  expect(wrap("one two three", 10, "→ ", "  ")).toEqual(["→ one two", "  three"]);
});
