import { expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { generatedArticles } from "../support/articles/generated-articles.ts";
import { workshop } from "../support/index/workshop.ts";
import { failingAfter } from "../support/models/failing-embedder.ts";

test("a build whose embedder failed resumes where it stopped", async () => {
  const parts = workshop(generatedArticles(400));
  // The first two calls are for the probes.
  const failing = failingAfter(4, parts.embedder);
  await expect(buildIndex({ ...parts, embedder: failing })).rejects.toThrow("no more");
  parts.source.readIds.length = 0;

  const report = await buildIndex(parts);
  expect(parts.source.readIds).toEqual([]);
  expect(report.resumed).toBe(512);
  expect(report.embedded).toBe(report.passages - 512);
  expect(parts.embedder.embedded).toHaveLength(report.passages);
});

test("what an interrupted build left is not used for another model", async () => {
  const parts = workshop(generatedArticles(400));
  const failing = { ...parts.embedder, fingerprint: "old" };
  const progress: string[] = [];
  const onProgress = ({ phase }: { phase: string }) => {
    progress.push(phase);
    if (phase === "embedding") throw new Error("stopped");
  };
  await expect(buildIndex({ ...parts, embedder: failing, onProgress })).rejects.toThrow("stopped");
  const report = await buildIndex(parts);
  expect(report).toMatchObject({ resumed: 0, embedded: report.passages });
});
