import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { KNOWN_MODELS, knownModel } from "../../../src/embed/model/known-models.ts";
import { BUNDLED } from "../../support/models/model-folders.ts";

test("the table's row of the bundled model agrees with its files", () => {
  const read = (file: string) =>
    JSON.parse(readFileSync(join(BUNDLED, "quotewell-mini", file), "utf8"));
  const facts = knownModel("quotewell-mini");
  expect(facts?.dimensions).toBe(read("config.json").hidden_size);
  expect(facts?.maxTokens).toBe(read("tokenizer_config.json").model_max_length);
});

test("short names are unambiguous", () => {
  const short = KNOWN_MODELS.map(({ name }) => name.split("/").at(-1)?.toLowerCase());
  expect(new Set(short).size).toBe(KNOWN_MODELS.length);
});
