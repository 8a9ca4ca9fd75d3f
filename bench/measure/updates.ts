import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Places } from "../places.ts";
import type { BuildMeasured } from "../tasks/build-index.ts";
import { inOwnProcess } from "../tasks/in-own-process.ts";

const TIMES = 3;

/** The program trusts no file that was written less than two seconds ago, and updates rarely follow each other as closely. */
const APART_MS = 2500;

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
    const how = { recursive: true, preserveTimestamps: true };
    cpSync(places.articlesDir, copy.articlesDir, how);
    cpSync(places.embeddingsDir, copy.embeddingsDir, how);
    // An update opens copied articles once and verifies the copied index; one that finds nothing changed has done that here.
    await update(copy, 0);
    const article = firstArticleIn(copy.articlesDir);
    const updates: UpdateMeasured[] = [];
    for (let time = 1; time <= TIMES; time++) {
      await wait(APART_MS);
      appendFileSync(article, `\n\nThe editors have added note number ${time} to this article.\n`);
      updates.push(await update(copy, 1));
    }
    return updates;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws Error unless so many articles have changed */
async function update(places: Places, changed: 0 | 1): Promise<UpdateMeasured> {
  const started = performance.now();
  const { cpuSeconds, peakMemory, ...report } = await inOwnProcess("updateIndex", places);
  if (report.changed !== changed)
    throw new Error(`${report.changed} articles were updated, not ${changed}.`);
  return { ms: performance.now() - started, cpuSeconds, peakMemory };
}

function firstArticleIn(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  // At the top lies what describes the folder.
  const first = paths.find((path) => path.includes(sep) && path.endsWith(".md"));
  if (first === undefined) throw new Error(`${folder} has no Markdown articles in its subfolders.`);
  return join(folder, first);
}
