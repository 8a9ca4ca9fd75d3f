import { expect, test } from "vitest";
import { checkExtensions } from "../../../src/index/postgres/extensions.ts";

test.each([
  ["vector", "0.7.4", "0.8.0"],
  ["pg_textsearch", "0.9.1", "1.0.0"],
])("an old %s is named with its version and how to update it", async (name, installed, needed) => {
  const others = [
    { name: "vector", installed: "0.8.0" },
    { name: "pg_textsearch", installed: "1.10.0" },
  ].filter((other) => other.name !== name);
  const queries = { query: async () => [...others, { name, installed }] as never[] };
  await expect(checkExtensions(queries)).rejects.toMatchObject({
    code: "STORE_EXTENSION_OLD",
    message: `The database has ${name} ${installed}, but needs ${needed} or newer.`,
    hint: expect.stringContaining(`ALTER EXTENSION ${name} UPDATE`),
  });
});
