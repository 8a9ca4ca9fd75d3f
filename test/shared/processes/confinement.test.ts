import { expect, test } from "vitest";
import { confined } from "../../../src/shared/processes/confinement.ts";

test("a path that Node would take for a pattern is refused, rather than too much allowed", () => {
  expect(confined(["/opt/quotewell, [1]"])).toContain("--allow-fs-read=/opt/quotewell, [1]");
  expect(() => confined(["/opt/q*w/dist", "/opt/q*w/node_modules"])).toThrow(
    "a * in the path /opt/q*w/dist",
  );
});
