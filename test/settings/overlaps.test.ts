import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../src/settings/config.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SETTINGS = ["ARTICLES_DIR", "EMBEDDINGS_DIR", "DATA_DIR", "MODELS_DIR"];
const PAIRS = SETTINGS.flatMap((one) =>
  SETTINGS.filter((other) => other !== one).map((other) => [one, other] as const),
);

test.each(PAIRS)("%s in %s is refused, and both are named with their values", (inner, outer) => {
  const folder = temporaryFolder();
  for (const [value, around] of [
    ["x/y/z", "x/y"],
    ["x/y", "x/y"],
    ["./x/../x/y", join(folder, "x")],
  ]) {
    const load = () => loadConfig({ [inner]: value, [outer]: around }, folder);
    expect(load).toThrow(`${inner} is "${value}"`);
    expect(load).toThrow(`${outer} is "${around}"`);
    expect(load).toThrow("neither inside the other");
  }
});

test.each(PAIRS)("links hide nothing: %s that leads into %s is refused", (inner, outer) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "real/deep"), { recursive: true });
  symlinkSync("real/deep", join(folder, "link"));
  const load = () => loadConfig({ [inner]: "link/not-made-yet", [outer]: "real" }, folder);
  expect(load).toThrow(`${inner} is "link/not-made-yet"`);
  expect(load).toThrow(`${outer} is "real"`);
  expect(load).toThrow(join(folder, "real/deep/not-made-yet"));
});

test("folders beside each other are fine, also when one is named like the beginning of another", () => {
  const folder = temporaryFolder();
  for (const given of [
    {},
    { EMBEDDINGS_DIR: "articles-index", DATA_DIR: "articles-data" },
    { ARTICLES_DIR: "quotewell/articles", EMBEDDINGS_DIR: "quotewell/index", DATA_DIR: "/var/x" },
  ])
    expect(() => loadConfig(given, folder)).not.toThrow();
});
