import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "../../../src/glossary/library.ts";
import { memorySource } from "../articles/memory-source.ts";
import { hashingEmbedder } from "../models/hashing-embedder.ts";
import { vectorOf } from "../models/vector-of.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** Three articles of four passages. */
export const THREE = {
  "harbour.txt":
    "The harbour froze in January. Ships waited outside.\n\nThe mayor blamed the wind.",
  "bridge.txt": "The bridge opened on Monday. A ferry had served the town before.",
  "money/budget.txt": "The budget grew by 3.5 percent. Teachers asked for more.",
};

/** A folder for the index and what builds it, with fresh counters. */
export function workshop(
  files: Parameters<typeof memorySource>[0] = THREE,
  embeddingsDir = temporaryFolder(),
) {
  return { source: memorySource(files), embedder: hashingEmbedder(), embeddingsDir, chunker: 1 };
}

/** Articles of the passages that the two searches find. */
export async function idsFound(library: Library, question: string): Promise<string[]> {
  const vector = await vectorOf(hashingEmbedder(), question);
  const byMeaning = await library.nearest(vector, 5, null);
  const byWords = await library.best(await library.words(question, "en"), 5, null);
  const ids = [...byMeaning, ...byWords].map(({ id }) => id);
  return (await library.passages(ids)).map(({ articleId }) => articleId);
}

/** Every file of a folder with its time and size. */
export function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      return `${name} ${mtimeMs} ${size}`;
    });
}
