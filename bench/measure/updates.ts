import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import type { Places } from "../places.ts";
import type { BuildMeasured } from "../tasks/build-index.ts";
import { inOwnProcess } from "../tasks/in-own-process.ts";

const TIMES = 3;

/** An update of the index after one article has changed. */
export type UpdateMeasured = Pick<BuildMeasured, "cpuSeconds" | "peakMemory"> & {
  /** From starting its process to the end of that. */
  readonly ms: number;
};

/** One more sentence in one article, three times, in a copy of the folders. */
export async function measureUpdates(places: Places): Promise<UpdateMeasured[]> {
  const folder = mkdtempSync(join(tmpdir(), "quotewell-bench-update-"));
  const copy = { articlesDir: join(folder, "articles"), embeddingsDir: join(folder, "embeddings") };
  try {
    // Files with other times would be read again: articles once, those of the index until they are two seconds old.
    const how = { recursive: true, preserveTimestamps: true };
    cpSync(places.articlesDir, copy.articlesDir, how);
    cpSync(places.embeddingsDir, copy.embeddingsDir, how);
    const article = firstArticleIn(copy.articlesDir);
    const updates: UpdateMeasured[] = [];
    for (let time = 1; time <= TIMES; time++) {
      appendFileSync(article, `\n\nThe editors have added note number ${time} to this article.\n`);
      const started = performance.now();
      const { cpuSeconds, peakMemory, ...report } = await inOwnProcess("updateIndex", copy);
      if (report.changed !== 1)
        throw new Error(`${report.changed} articles were updated, not one.`);
      updates.push({ ms: performance.now() - started, cpuSeconds, peakMemory });
    }
    return updates;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstArticleIn(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  // At the top lies what describes the folder.
  const first = paths.find((path) => path.includes(sep) && path.endsWith(".md"));
  if (first === undefined) throw new Error(`${folder} has no Markdown articles in its subfolders.`);
  return join(folder, first);
}
