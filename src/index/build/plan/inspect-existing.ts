import { join } from "node:path";
import type { BuildParts } from "../../../building.ts";
import type { Manifest } from "../../../library.ts";
import { checkIntact, IndexDamaged } from "../../generation/intact.ts";
import { FILE, FORMAT, readManifest } from "../../generation/manifest.ts";
import { type FileRecord, fromPassages } from "../../passages/passage-reader.ts";
import type { Base } from "../work-folder.ts";
import { withCompared } from "./compared.ts";
import { salvage } from "./salvage.ts";

/** The index there is before a build. */
export type Existing = {
  /** The index that answers now; `null` if there is none, or a damaged one. */
  readonly current: Manifest | null;
  /** The generation whose passages and vectors are kept; `null` to start from scratch. */
  readonly base: Base | null;
  /** Why an existing index is not kept, a sentence. */
  readonly rebuiltBecause: string | null;
  /** The damage that this build repairs: a file and what is wrong with it. */
  readonly damage: string | null;
  /** The files that the base, or else the current index, was built from, by id. */
  readonly records: ReadonlyMap<string, FileRecord>;
};

const NOTHING: Existing = {
  current: null,
  base: null,
  rebuiltBecause: null,
  damage: null,
  records: new Map(),
};

/** Inspects the existing index; of its files only the passages are verified. */
export function inspectExisting(parts: BuildParts): Existing {
  try {
    const current = readManifest(parts.embeddingsDir);
    return current === null ? fromSalvage(parts, null) : fromCurrent(parts, current);
  } catch (error) {
    if (error instanceof IndexDamaged) return fromSalvage(parts, error);
    throw error;
  }
}

function fromCurrent(parts: BuildParts, current: Manifest): Existing {
  if (current.format !== FORMAT) return { ...NOTHING, rebuiltBecause: OTHER_FORMAT };
  if (current.generation !== parts.opened) verifyPassages(parts.embeddingsDir, current);
  const rebuiltBecause = whyRebuild(current, parts);
  const base = rebuiltBecause === null ? current : null;
  const { embeddingsDir } = parts;
  const records = withCompared(embeddingsDir, current.generation, recordsIn(parts, current));
  return { current, base, rebuiltBecause, damage: null, records };
}

/** @throws IndexDamaged unless the passages of a generation are what was written there */
export function verifyPassages(embeddingsDir: string, { generation, files }: Base): void {
  checkIntact(join(embeddingsDir, generation, FILE.passages), files[FILE.passages]);
}

function fromSalvage(parts: BuildParts, damage: IndexDamaged | null): Existing {
  const { embeddingsDir, embedder, chunker, full } = parts;
  const wanted = { fingerprint: embedder.fingerprint, chunker, format: FORMAT };
  const base = full ? null : salvage(embeddingsDir, wanted);
  if (base === null) return { ...NOTHING, rebuiltBecause: damage?.message ?? null };
  return { ...NOTHING, base, damage: damage?.finding ?? null, records: recordsIn(parts, base) };
}

function recordsIn({ embeddingsDir }: BuildParts, { generation }: Base): Existing["records"] {
  const path = join(embeddingsDir, generation, FILE.passages);
  return fromPassages(path, (passages) => passages.files());
}

const OTHER_FORMAT = "This version of the program stores the index differently.";

function whyRebuild(current: Manifest, { embedder, chunker, full }: BuildParts): string | null {
  if (full) return "A full rebuild was requested.";
  if (current.model.name !== embedder.model) {
    return `The embedding model changed from ${current.model.name} to ${embedder.model}.`;
  }
  const { fingerprint, dimensions } = current.model;
  if (fingerprint !== embedder.fingerprint || dimensions !== embedder.dimensions) {
    return `The files of the embedding model ${embedder.model} changed.`;
  }
  if (current.chunker !== chunker) {
    return "This version of the program reads articles differently.";
  }
  return null;
}
