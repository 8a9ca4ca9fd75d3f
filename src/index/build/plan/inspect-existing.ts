import { join } from "node:path";
import type { BuildParts } from "../../../glossary/building.ts";
import type { Manifest } from "../../../glossary/library.ts";
import { checkFully, IndexDamaged, wasVerified } from "../../generation/intact.ts";
import { FILE, isReadable, passagesFiles, readManifest } from "../../generation/manifest.ts";
import type { Verifying } from "../../generation/verified.ts";
import type { FileRecord } from "../../passages/file-records.ts";
import { fromPassages } from "../../passages/passage-reader.ts";
import type { Base } from "../work-folder.ts";
import { comparedSince, type Look, withCompared } from "./compared.ts";
import { salvage } from "./salvage.ts";

/** The existing index before a build. */
export type Existing = {
  /** The current index; `null` if there is none, or it is damaged. */
  readonly current: Manifest | null;
  /** The generation whose passages and vectors are kept; `null` to start from scratch. */
  readonly base: Base | null;
  /** A sentence that says why an existing index is not kept. */
  readonly rebuiltBecause: string | null;
  /** A sentence that says why every article is read again although the base is kept. */
  readonly readAgainBecause: string | null;
  /** The damage that this build repairs: a file and what is wrong with it. */
  readonly damage: string | null;
  /** The files that the base, or else the current index, was built from, by id. */
  readonly records: ReadonlyMap<string, FileRecord>;
  /** Sizes and times found for the records of the current index since it was built. */
  readonly compared: ReadonlyMap<string, Look>;
  /** Articles that changed between the `earlier.db` of the base and the base; 0 if it has none. */
  readonly changedSinceEarlier: number;
  /** How its passages were verified. */
  readonly verified: Verifying;
};

const NOTHING: Existing = {
  current: null,
  base: null,
  rebuiltBecause: null,
  readAgainBecause: null,
  damage: null,
  records: new Map(),
  compared: new Map(),
  changedSinceEarlier: 0,
  verified: "fully",
};

/** Inspects the existing index; of its files only the passages are verified. */
export function inspectExisting(parts: BuildParts, verifying: Verifying): Existing {
  try {
    const current = readManifest(parts.embeddingsDir);
    return current === null ? fromSalvage(parts, null) : fromCurrent(parts, current, verifying);
  } catch (error) {
    if (error instanceof IndexDamaged) return fromSalvage(parts, error);
    throw error;
  }
}

function fromCurrent(parts: BuildParts, current: Manifest, verifying: Verifying): Existing {
  if (!isReadable(current)) return { ...NOTHING, rebuiltBecause: OTHER_FORMAT };
  const isOpen = verifying === "lately" && current.generation === parts.opened;
  const verified = isOpen ? "lately" : verifyPassages(parts.embeddingsDir, current, verifying);
  const rebuiltBecause = whyRebuild(current, parts);
  const base = rebuiltBecause === null ? current : null;
  const { embeddingsDir } = parts;
  const { records, changedSinceEarlier } = recordsIn(parts, current);
  const compared = comparedSince(embeddingsDir, current.generation);
  const newest = withCompared(records, compared);
  const found = { records: newest, compared, changedSinceEarlier, verified };
  const readAgainBecause = whyReadAgain(base, parts);
  return { current, base, rebuiltBecause, readAgainBecause, damage: null, ...found };
}

/**
 * @returns how they were verified
 * @throws IndexDamaged unless the passages of a generation are what was written
 */
function verifyPassages(
  embeddingsDir: string,
  { generation, files }: Base,
  verifying: Verifying,
): Verifying {
  const stored = passagesFiles(files).map(
    (name) => [join(embeddingsDir, generation, name), files[name]!] as const,
  );
  const toRead = stored.filter((file) => verifying === "fully" || !wasVerified(...file));
  for (const file of toRead) checkFully(...file);
  return toRead.length === stored.length ? "fully" : "lately";
}

function fromSalvage(parts: BuildParts, damage: IndexDamaged | null): Existing {
  const { embeddingsDir, embedder, full } = parts;
  const base = full ? null : salvage(embeddingsDir, embedder.fingerprint);
  if (base === null) return { ...NOTHING, rebuiltBecause: damage?.message ?? null };
  const readAgainBecause = whyReadAgain(base, parts);
  const found = { base, readAgainBecause, damage: damage?.finding ?? null };
  return { ...NOTHING, ...found, ...recordsIn(parts, base) };
}

function recordsIn(
  { embeddingsDir }: BuildParts,
  { generation }: Base,
): Pick<Existing, "records" | "changedSinceEarlier"> {
  const path = join(embeddingsDir, generation, FILE.passages);
  return fromPassages(path, (passages) => ({
    records: passages.files(),
    changedSinceEarlier: passages.changedSinceEarlier(),
  }));
}

const OTHER_FORMAT = "This version of the program stores the index differently.";

function whyRebuild(current: Manifest, { embedder, full }: BuildParts): string | null {
  if (full) return "A full rebuild was requested.";
  if (current.model.name !== embedder.model) {
    return `The embedding model changed from ${current.model.name} to ${embedder.model}.`;
  }
  const { fingerprint, dimensions } = current.model;
  if (fingerprint !== embedder.fingerprint || dimensions !== embedder.dimensions) {
    return `The files of the embedding model ${embedder.model} changed.`;
  }
  return null;
}

function whyReadAgain(base: Base | null, { chunker }: BuildParts): string | null {
  if (base === null || base.chunker === chunker) return null;
  return "This version of the program reads articles differently.";
}
