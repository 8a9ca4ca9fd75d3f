import { expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { workshop } from "../support/index/workshop.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";

test.each([
  [
    "another model",
    { embedder: hashingEmbedder({ model: "other", fingerprint: "x" }) },
    "hashing to other",
  ],
  [
    "new model files",
    { embedder: hashingEmbedder({ fingerprint: "x" }) },
    "files of the embedding model",
  ],
  ["--full", { full: true }, "requested"],
])("%s rebuilds everything and says why", async (_, difference, reason) => {
  const parts = workshop();
  await buildIndex(parts);
  const report = await buildIndex({ ...parts, ...difference });
  expect(report.rebuiltBecause).toContain(reason);
  expect(report).toMatchObject({ embedded: 4, reused: 0, unchanged: 3, added: [], changed: [] });
});
