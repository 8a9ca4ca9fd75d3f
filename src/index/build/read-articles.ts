import type { Skipped } from "../../glossary/building.ts";
import { mapConcurrently } from "../../shared/async/queue.ts";
import type { FileRecord } from "../passages/file-records.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import type { PassageWriter } from "../passages/passage-writer.ts";
import type { OnProgress } from "./phases.ts";
import type { Candidate } from "./plan/difference.ts";
import type { UpdatePlan } from "./plan/plan-update.ts";

/** Articles kept in memory between two writes to the disk. */
const AT_A_TIME = 64;
/** While one article is read in its process, the next is opened. */
const CONCURRENCY = 2;

export type ReadArticles = {
  /** Those that can't be read now. */
  readonly unread: Skipped[];
  /** Passages that got the vectors of the ones they replace. */
  readonly copied: number;
};

/**
 * Reads the candidates with new content and saves them in groups, so that memory stays bounded. The record of one that can't
 * be read now is left unchanged.
 */
export async function readArticles(
  candidates: readonly Candidate[],
  { open, seenMs }: UpdatePlan,
  save: PassageWriter["save"],
  onProgress: OnProgress,
): Promise<ReadArticles> {
  const unread: Skipped[] = [];
  let copied = 0;
  let done = 0;
  for (let start = 0; start < candidates.length; start += AT_A_TIME) {
    const group = candidates.slice(start, start + AT_A_TIME);
    const files = await mapConcurrently(group, CONCURRENCY, async ({ entry, recordedHash }) => {
      const article = await open(entry);
      const { hash } = article;
      const reading = hash !== "" && hash === recordedHash ? null : await article.read();
      onProgress(++done, candidates.length);
      const file = { entry, seenMs, hash, reading };
      if (reading?.kind !== "skipped" || !reading.retry) return [file];
      unread.push({ id: entry.id, reason: reading.reason, retry: true });
      return recordedHash === null ? [file] : [];
    });
    copied += save(files.flat());
  }
  return { unread, copied };
}

/**
 * The records of an index that started with those of the plan, after articles were removed and read.
 *
 * @param files of that index
 */
export function recordsAfter(
  { records, difference, seenMs }: UpdatePlan,
  files: PassageReader["files"],
): ReadonlyMap<string, FileRecord> {
  const after = new Map([...records, ...files(seenMs)]);
  for (const id of difference.gone) after.delete(id);
  return after;
}
