import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fullName, KNOWN_MODELS, knownModel } from "../../../src/embed/model/known-models.ts";
import { BUNDLED } from "../../support/models/model-folders.ts";

test("the short name of a known model stands for the full one, in any case", () => {
  expect(fullName("all-MiniLM-L6-v2")).toBe("Xenova/all-MiniLM-L6-v2");
  expect(fullName("BGE-small-en-v1.5")).toBe("Xenova/bge-small-en-v1.5");
  expect(fullName("snowflake/Snowflake-arctic-embed-xs")).toBe(
    "Snowflake/snowflake-arctic-embed-xs",
  );
  expect(fullName("quotewell-mini")).toBe("quotewell-mini");
});

test("any model of the hub is accepted by its full name", () => {
  expect(fullName("someone/a.model_v2-x")).toBe("someone/a.model_v2-x");
});

test.each([
  "",
  "unknown-model",
  "../../etc/passwd",
  "../etc",
  "owner/..",
  "./name",
  "/root/model",
  "C:\\models\\x",
  "a/b/c",
  "owner/na me",
  "https://huggingface.co/owner/name",
])("%j is refused as the name of a model, naming the setting", (name) => {
  expect(() => fullName(name)).toThrowError(
    expect.objectContaining({
      code: "MODEL_NAME",
      message: expect.stringContaining(`EMBEDDING_MODEL=${JSON.stringify(name)}`),
      hint: expect.stringContaining("quotewell-mini"),
    }),
  );
});

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
