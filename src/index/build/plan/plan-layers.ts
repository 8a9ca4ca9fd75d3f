import { join } from "node:path";
import { checkFully, checkVerified, unlessDamaged } from "../../generation/intact.ts";
import { earlierFiles, FILE, LAYERED_FORMAT } from "../../generation/manifest.ts";
import type { Verifying } from "../../generation/verified.ts";
import type { Base } from "../work-folder.ts";
import type { Difference } from "./difference.ts";
import type { Existing } from "./inspect-existing.ts";

/** When more than this share of the articles has changed since the earlier files were written, everything is written to new files. */
const MOST_LAYERED = 1 / 5;

/** What an update builds on. */
export type PlannedLayers = {
  /** The base, without its graph if that is damaged; `null` to start from scratch. */
  readonly base: Base | null;
  /** Whether only changes are written, next to the files of the base, instead of writing everything to new files. */
  readonly layered: boolean;
};

export function planLayers(
  embeddingsDir: string,
  { base: found, records, changedSinceEarlier }: Existing,
  { candidates, gone }: Difference,
  verifying: Verifying,
): PlannedLayers {
  if (found === null) return { base: null, layered: false };
  const base = withIntactGraph(embeddingsDir, found, verifying);
  const changed = changedSinceEarlier + candidates.length + gone.length;
  const layered = canHaveLayer(base) && changed <= MOST_LAYERED * records.size;
  return { base, layered };
}

function canHaveLayer({ format, files }: Base): boolean {
  const earlier = earlierFiles(format);
  return earlier.length > 0 && earlier.every(({ inBase }) => inBase in files);
}

/** Drops the graph from a base if it is damaged. The base's passages were already verified. */
function withIntactGraph(embeddingsDir: string, base: Base, verifying: Verifying): Base {
  const name = base.format === LAYERED_FORMAT ? FILE.earlierVectors : FILE.vectors;
  const { [name]: hash, ...others } = base.files;
  const check = verifying === "fully" ? checkFully : checkVerified;
  const path = join(embeddingsDir, base.generation, name);
  const isIntact = hash !== undefined && unlessDamaged(() => check(path, hash)) !== null;
  return isIntact ? base : { ...base, files: others };
}
