import { join } from "node:path";
import type {
  ArticleSource,
  BuildParts,
  OpenedArticle,
  Skipped,
  SourceEntry,
} from "../../../glossary/building.ts";
import type { Manifest } from "../../../glossary/library.ts";
import { checkIntact, IndexDamaged, isIntact, unlessDamaged } from "../../generation/intact.ts";
import { FILE, passagesFiles, readCurrent, vectorsFiles } from "../../generation/manifest.ts";
import type { Verifying } from "../../generation/verified.ts";
import { rememberCompared } from "./compared.ts";
import { type Candidate, type Difference, difference, withoutHashes } from "./difference.ts";
import { type Existing, inspectExisting } from "./inspect-existing.ts";
import { type PlannedLayers, planLayers } from "./plan-layers.ts";

/** What a build has to do, and what was learned while planning. */
export type UpdatePlan = Existing &
  PlannedLayers & {
    /** The content of CURRENT; `null` if it is missing or damaged. */
    readonly pointer: string | null;
    readonly entries: readonly SourceEntry[];
    /** Files that the source refuses without reading; those with `retry` can't be read now. */
    readonly refused: readonly Skipped[];
    /** When the entries were listed, milliseconds since 1970. */
    readonly seenMs: number;
    readonly difference: Difference;
    /** Opens an article, unless planning has already opened it. */
    readonly open: ArticleSource["open"];
    /** True if a build would change nothing. */
    readonly upToDate: boolean;
  };

/**
 * Compares an index with its articles and with what it would be built with today, and verifies its files. Stops at the first changed
 * article. Writes nothing except which files it had to open to find them unchanged.
 */
export async function planUpdate(
  parts: BuildParts,
  verifying: Verifying = "lately",
): Promise<UpdatePlan> {
  const plan = await makePlan(parts, verifying);
  return isDamaged(plan, parts) ? planUpdate(parts, "fully") : plan;
}

async function makePlan(parts: BuildParts, verifying: Verifying): Promise<UpdatePlan> {
  const { source, embeddingsDir } = parts;
  const seenMs = Date.now();
  const { entries, skipped: refused } = await source.list();
  const { pointer, ...existing } = inspectUndisturbed(parts, verifying);
  const { current, base, records } = existing;
  const known = existing.readAgainBecause === null ? records : withoutHashes(records);
  const changes = difference(source, { entries, refused }, known);
  const opened = new Map<string, OpenedArticle>();
  const open = async (entry: SourceEntry) => opened.get(entry.id) ?? (await source.open(entry));
  const listed = { entries, refused, seenMs, difference: changes, open };
  const plan = { ...existing, pointer, ...listed };
  const toUpdate = () => {
    const layers = planLayers(embeddingsDir, existing, changes, verifying);
    return { ...plan, ...layers, upToDate: false };
  };

  const isSurelyNew = base === null || existing.readAgainBecause !== null;
  if (current === null || isSurelyNew || changes.gone.length > 0) return toUpdate();
  const unchanged = await openUnlessChanged(source, changes.candidates, opened);
  if (unchanged === null) return toUpdate();
  const { same, unread } = unchanged;
  rememberCompared(embeddingsDir, current.generation, same, seenMs);
  const damage =
    current.generation === parts.opened ? null : damageOfSearchFiles(embeddingsDir, current);
  if (damage !== null) return { ...toUpdate(), damage };
  return { ...plan, refused: [...refused, ...unread], layered: false, upToDate: true };
}

/** Inspects the index again if another process has replaced, and may have deleted, what was being read. */
function inspectUndisturbed(
  parts: BuildParts,
  verifying: Verifying,
): Existing & Pick<UpdatePlan, "pointer"> {
  const pointer = pointerIn(parts.embeddingsDir);
  try {
    return { pointer, ...inspectExisting(parts, verifying) };
  } catch (error) {
    if (isStillTrue({ pointer }, parts.embeddingsDir)) throw error;
    return inspectUndisturbed(parts, verifying);
  }
}

/**
 * Fully verifies files that were trusted because they were verified lately, if they would become part of another generation, with a new
 * hash, or if the index would be reported as up to date.
 */
function isDamaged(plan: UpdatePlan, { embeddingsDir, opened }: BuildParts): boolean {
  const { current, verified, upToDate, layered } = plan;
  if (current === null || verified === "fully") return false;
  const { generation, files } = current;
  if (upToDate && generation === opened) return false;
  const isCopied = (name: string) =>
    upToDate || !layered || (FILE.earlierPassages in files && name === FILE.passages);
  return passagesFiles(files)
    .filter(isCopied)
    .some((name) => !isIntact(join(embeddingsDir, generation, name), files[name]));
}

/** False if another process has replaced the index since the plan was made. */
export function isStillTrue(
  { pointer }: Pick<UpdatePlan, "pointer">,
  embeddingsDir: string,
): boolean {
  return pointerIn(embeddingsDir) === pointer;
}

/** How many files are new or have new content. Opens those with a new size or time. */
export async function countChanged({ difference, open }: UpdatePlan): Promise<number> {
  let changed = 0;
  for (const { entry, recordedHash } of difference.candidates) {
    const hash = recordedHash === null ? "new" : (await open(entry)).hash;
    if (hash !== "" && hash !== recordedHash) changed++;
  }
  return changed;
}

function pointerIn(embeddingsDir: string): string | null {
  return unlessDamaged(() => readCurrent(embeddingsDir));
}

/**
 * Opens candidates up to the first with new content, and keeps only that one's bytes.
 *
 * @returns those with the recorded content, and those that can't be read now; `null` if one has changed
 */
async function openUnlessChanged(
  source: ArticleSource,
  candidates: readonly Candidate[],
  opened: Map<string, OpenedArticle>,
): Promise<{ readonly same: SourceEntry[]; readonly unread: Skipped[] } | null> {
  if (candidates.some(({ recordedHash }) => recordedHash === null)) return null;
  const same: SourceEntry[] = [];
  const unread: Skipped[] = [];
  for (const { entry, recordedHash } of candidates) {
    const article = await source.open(entry);
    if (article.hash === "") {
      const reading = await article.read();
      if (reading.kind === "skipped")
        unread.push({ id: entry.id, reason: reading.reason, retry: true });
      continue;
    }
    if (article.hash !== recordedHash) {
      opened.set(entry.id, article);
      return null;
    }
    same.push(entry);
    opened.set(entry.id, {
      hash: article.hash,
      read: async () => (await source.open(entry)).read(),
    });
  }
  return { same, unread };
}

/** Damage in the files that a build rewrites whenever it has anything to do. */
function damageOfSearchFiles(embeddingsDir: string, { generation, files }: Manifest) {
  try {
    for (const name of [...vectorsFiles(files), FILE.keywords]) {
      checkIntact(join(embeddingsDir, generation, name), files[name]);
    }
    return null;
  } catch (error) {
    if (error instanceof IndexDamaged) return error.finding;
    throw error;
  }
}
