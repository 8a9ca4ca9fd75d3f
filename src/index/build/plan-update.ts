import { join } from "node:path";
import type { Skipped, SourceEntry } from "../../building.ts";
import type { Manifest } from "../../domain.ts";
import { checkIntact, IndexDamaged } from "../generation/intact.ts";
import { FILE } from "../generation/manifest.ts";
import type { BuildParts } from "./build-parts.ts";
import { type Difference, difference } from "./difference.ts";
import { type Before, lookBack } from "./inspect-existing.ts";

/** What a build has to do. Made without writing anything and without asking the embedder. */
export type UpdatePlan = Before & {
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
 * Compares an index with the articles it was built from, with what it would be built with today, and
 * its files with what was written there. Articles are read only where size or time are new.
 */
export async function planUpdate(parts: BuildParts): Promise<UpdatePlan> {
  const seenMs = Date.now();
  const { entries, skipped: refused } = await parts.source.list();
  const before = lookBack(parts);
  const changed = await difference(parts.source, entries, before.records);
  const plan = { ...before, entries, refused, seenMs, difference: changed };
  const { current, base } = before;
  if (current === null || base === null || changed.toRead.length + changed.gone.length > 0) {
    return { ...plan, upToDate: false };
  }
  if (current.generation === parts.opened) return { ...plan, upToDate: true };
  const damage = damageOfSearchFiles(parts.embeddingsDir, current);
  return { ...plan, damage, upToDate: damage === null };
}

/** The files that a build writes anew when it has anything to do. */
function damageOfSearchFiles(embeddingsDir: string, { generation, files }: Manifest) {
  try {
    for (const name of [FILE.vectors, FILE.keywords]) {
      checkIntact(join(embeddingsDir, generation, name), files[name]);
    }
    return null;
  } catch (error) {
    if (error instanceof IndexDamaged) return error.finding;
    throw error;
  }
}
