import { join } from "node:path";
import { expect, test } from "vitest";
import { isInside } from "../../../src/shared/files/is-inside.ts";

const folder = join("/", "home", "ada", "articles");

test.each([
  folder,
  join(folder, "geneva", "talks.md"),
  join(folder, "..articles"),
  join(folder, "a", "..", "b"),
])("%s is inside", (path) => {
  expect(isInside(path, folder)).toBe(true);
});

test.each([join("/", "home", "ada"), `${folder}-old`, join(folder, ".."), join(folder, "..", "x")])(
  "%s is not",
  (path) => {
    expect(isInside(path, folder)).toBe(false);
  },
);
