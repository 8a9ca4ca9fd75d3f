import { join } from "node:path";
import type { BuildParts, BuildReport } from "./glossary/building.ts";
import { embedPassages } from "./index/build/embed-passages.ts";
import { keepUnread } from "./index/build/keep-unread.ts";
import { KeywordsUpdate } from "./index/build/keywords-update.ts";
import { Phases } from "./index/build/phases.ts";
import { difference } from "./index/build/plan/difference.ts";
import { isStillTrue, planUpdate, type UpdatePlan } from "./index/build/plan/plan-update.ts";
import { readArticles, recordsAfter } from "./index/build/read-articles.ts";
import { refuseAllSkipped, refuseEmpty, report, upToDateReport } from "./index/build/report.ts";
import { type BaseGraph, loadGraph, updateGraph } from "./index/build/update-graph.ts";
import { openWorkFolder, type WorkFolder } from "./index/build/work-folder.ts";
import { verify, writeGraph } from "./index/build/write-graph.ts";
import { makeFolder } from "./index/generation/disk.ts";
import { bytesForIndex, explainDiskErrors } from "./index/generation/disk-errors.ts";
import { claimFolder, makeCurrent } from "./index/generation/generations.ts";
import { holdingLock } from "./index/generation/lock.ts";
import { type PassageReader, passageReader } from "./index/passages/passage-reader.ts";
import { type PassageWriter, passageWriter } from "./index/passages/passage-writer.ts";
import { letOthersRun } from "./shared/async/let-others-run.ts";

/**
 * Brings the index up to date with the articles: only new and changed ones are read and embedded.
 * Nothing is written when nothing changed. The old index answers until the new one is complete; a build
 * that was killed resumes where it stopped.
 *
 * @throws UserError when there are no articles, none can be read, another process updates the index, or
 * the disk is full or read-only
 */
export async function buildIndex(parts: BuildParts): Promise<BuildReport> {
  const { source, embedder, embeddingsDir } = parts;
  const phases = new Phases(parts);
  const plan = await planUpdate(parts);
  if (plan.upToDate) return upToDateReport(plan, embeddingsDir, phases);
  refuseEmpty(source.name, plan);
  if (plan.difference.candidates.length > 0) source.prepare?.();

  const textBytes = plan.entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const bytesNeeded = bytesForIndex(textBytes, embedder.dimensions);
  return explainDiskErrors(embeddingsDir, bytesNeeded, async () => {
    makeFolder(embeddingsDir);
    claimFolder(embeddingsDir);
    return holdingLock(embeddingsDir, async () => {
      // Another process may have finished an update before this one got the lock.
      const latest = isStillTrue(plan, embeddingsDir) ? plan : await planUpdate(parts);
      if (latest.upToDate) return upToDateReport(latest, embeddingsDir, phases);
      return update(parts, latest, phases);
    });
  });
}

/** What the steps of an update work with. */
type Build = {
  readonly parts: BuildParts;
  readonly plan: UpdatePlan;
  readonly phases: Phases;
  readonly work: WorkFolder;
  readonly passages: PassageReader & PassageWriter;
};

async function update(parts: BuildParts, plan: UpdatePlan, phases: Phases): Promise<BuildReport> {
  const { embedder, embeddingsDir, chunker } = parts;
  const { base, layered } = plan;
  const { fingerprint } = embedder;
  const origin = { base: base?.generation ?? null, fingerprint, chunker };
  const fresh = parts.full === true;
  const work = openWorkFolder({ embeddingsDir, base, origin, layered, fresh });
  const stored = passageReader(work.database);
  const passages = { ...stored, ...passageWriter(work.database, stored) };
  const build = { parts, plan, phases, work, passages };
  try {
    // Meanwhile the process that reads articles starts.
    const isLayered = work.earlier.length > 0;
    const loading = loadGraph(embeddingsDir, base, isLayered, embedder.dimensions);
    loading.catch(() => {}); // Awaited below, unless reading fails.
    const keywords = new KeywordsUpdate(embeddingsDir, base);
    const { done, records, copied } = await readChanges(build);
    const indexed = await indexChanges(build, loading, keywords);
    const { measured, changed, embedded, reused, resumed } = indexed;
    const written = { embedder, chunker, passages, measured, changed };
    const manifest = await phases.run("verifying", (onProgress) =>
      verify(work, written, onProgress),
    );

    const languages = passages.languages(null);
    passages.close();
    makeCurrent(embeddingsDir, work.path, manifest, (plan.current ?? base)?.generation ?? null);
    const { generation, articles, hnsw } = manifest;
    if (isLayered) work.rememberVerified(join(embeddingsDir, generation));
    const { ef, recall } = hnsw;
    const vectors = { embedded, reused: reused + copied, resumed: resumed - copied };
    const counts = { articles, passages: manifest.passages, languages, ...vectors };
    return report(
      done,
      records,
      { generation, changedAnything: true, ...counts, ef, recall },
      phases,
    );
  } finally {
    passages.close();
  }
}

/**
 * Reads new and changed articles and removes those that are gone.
 *
 * @returns the plan with what could not be read, the records of all files, and how many passages got the vectors of the ones they replace
 */
async function readChanges({ parts, plan, phases, work, passages }: Build) {
  const { source, embeddingsDir } = parts;
  const { unread, copied } = await phases.run("reading", async (onProgress) => {
    passages.touch(plan.compared);
    // An interrupted build may have recorded files here that the base does not have.
    const { candidates, gone } = work.isAsBase
      ? plan.difference
      : difference(source, plan, passages.files());
    passages.remove(gone);
    return readArticles(candidates, plan, passages.save, onProgress);
  });
  const done = { ...plan, refused: [...plan.refused, ...unread] };
  if (plan.base === null) keepUnread(embeddingsDir, done, passages.files(), passages.save);
  const records = work.isAsBase ? recordsAfter(plan, passages.files) : passages.files();
  refuseAllSkipped(source.name, done, records);
  return { done, records, copied };
}

/** Embeds new passages and writes the files that are searched: the graph and the keywords. */
async function indexChanges(
  { parts, phases, work, passages }: Build,
  loading: Promise<BaseGraph>,
  keywords: KeywordsUpdate,
) {
  const { embedder } = parts;
  const { dimensions } = embedder;
  const ids = passages.ids();
  const { graph, changed, ...counts } = await phases.run("indexing", async (onProgress) =>
    updateGraph(await loading, { passages, ids, dimensions }, onProgress),
  );
  await phases.run("indexing", (onProgress) => keywords.cut(passages, ids.length, onProgress));
  const embedding = phases.run("embedding", (onProgress) =>
    embedPassages(passages, embedder, graph, onProgress),
  );
  embedding.catch(() => {}); // Awaited below, unless writing fails.
  await letOthersRun();
  // Meanwhile the first passages are embedded.
  await phases.run("indexing", async () => keywords.write(work.path, ids));
  const embedded = await embedding;
  await phases.run("indexing", () => writeGraph(work.path, graph));
  return { ...counts, changed: changed + embedded, embedded };
}
