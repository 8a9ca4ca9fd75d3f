import { join } from "node:path";
import type { Embedder, Manifest, Skipped, SourceEntry } from "../domain.ts";
import { UserError } from "../errors.ts";
import type { BuildParts } from "./build-types.ts";
import { type Difference, difference } from "./difference.ts";
import { damaged, FILE, FORMAT, readManifest } from "./manifest.ts";
import { type FileRecord, fromPassages } from "./passages.ts";

/** What a build has to do. Made without writing anything and without asking the embedder. */
export type UpdatePlan = {
  /** The index there is; `null` if there is none that can be read. */
  readonly current: Manifest | null;
  /** The index whose passages and vectors are kept; `null` when all are made anew. */
  readonly base: Manifest | null;
  /** Why there is a current index that is not kept, a sentence. */
  readonly rebuiltBecause: string | null;
  /** What the current index has recorded of its files. */
  readonly records: ReadonlyMap<string, FileRecord>;
  readonly entries: readonly SourceEntry[];
  /** Files that the source refuses without reading. */
  readonly refused: readonly Skipped[];
  /** When the entries were listed, milliseconds since 1970. */
  readonly seenMs: number;
  readonly difference: Difference;
  /** True when a build would change nothing. */
  readonly upToDate: boolean;
};

/**
 * Compares an index with the articles it was built from and with what it would be built with today.
 * Quick: files are read only where size or time are new.
 */
export async function planUpdate(parts: BuildParts): Promise<UpdatePlan> {
  const seenMs = Date.now();
  const { entries, skipped: refused } = await parts.source.list();
  const { current, records, unreadable } = readCurrent(parts.embeddingsDir);
  const rebuiltBecause = unreadable ?? (current && whyRebuild(current, parts));
  const changed = await difference(parts.source, entries, records);
  const same = changed.toRead.length === 0 && changed.gone.length === 0;
  return {
    current,
    base: rebuiltBecause === null ? current : null,
    rebuiltBecause,
    records,
    entries,
    refused,
    seenMs,
    difference: changed,
    upToDate: same && current !== null && rebuiltBecause === null,
  };
}

function readCurrent(embeddingsDir: string) {
  const none = { current: null, records: new Map<string, FileRecord>() };
  try {
    const current = readManifest(embeddingsDir);
    if (!current) return { ...none, unreadable: null };
    if (current.format !== FORMAT) return { ...none, unreadable: OTHER_FORMAT };
    return { current, records: readRecords(embeddingsDir, current), unreadable: null };
  } catch (error) {
    if (error instanceof UserError) return { ...none, unreadable: error.message };
    throw error;
  }
}

function readRecords(embeddingsDir: string, current: Manifest): Map<string, FileRecord> {
  const path = join(embeddingsDir, current.generation, FILE.passages);
  try {
    return fromPassages(path, (passages) => passages.files());
  } catch (error) {
    throw damaged(path, "can't be read", error);
  }
}

const OTHER_FORMAT = "This version of the program stores the index in another way.";

function whyRebuild(current: Manifest, { embedder, chunker, full }: BuildParts): string | null {
  if (full) return "A full rebuild was asked for.";
  if (current.model.name !== embedder.model) {
    return `The embedding model changed from ${current.model.name} to ${embedder.model}.`;
  }
  if (!isSameModel(current, embedder)) {
    return `The files of the embedding model ${embedder.model} changed.`;
  }
  if (current.chunker !== chunker) {
    return "This version of the program cuts articles into passages in another way.";
  }
  return null;
}

function isSameModel({ model }: Manifest, embedder: Embedder): boolean {
  return model.fingerprint === embedder.fingerprint && model.dimensions === embedder.dimensions;
}
