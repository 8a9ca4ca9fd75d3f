import { expect, test } from "vitest";
import { fullName, partsOfName } from "../../../src/embed/model/model-name.ts";

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

test("a revision behind @ belongs to the name, and to that of the folder", () => {
  expect(fullName("someone/model@v1.5")).toBe("someone/model@v1.5");
  expect(fullName("bge-small-en-v1.5@Main")).toBe("Xenova/bge-small-en-v1.5@Main");
  expect(partsOfName("someone/model@v1.5")).toEqual({
    repository: "someone/model",
    revision: "v1.5",
  });
  expect(partsOfName("someone/model")).toEqual({ repository: "someone/model", revision: "main" });
});

test.each([
  "",
  "quotewell-mini@main",
  "owner/name@",
  "owner/name@..",
  "owner/name@a@b",
  "owner/name@refs/pr/1",
  "owner/..@main",
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
