import { join } from "node:path";
import type { BuildReport, Skipped } from "../../glossary/building.ts";
import { reasonInWords } from "../../glossary/reasons.ts";
import { UserError } from "../../shared/errors.ts";
import { FILE } from "../generation/manifest.ts";
import type { FileRecord } from "../passages/file-records.ts";
import { fromPassages } from "../passages/passage-reader.ts";
import type { Phases } from "./phases.ts";
import { type Changes, changes, isAt } from "./plan/difference.ts";
import type { UpdatePlan } from "./plan/plan-update.ts";

/** What a build has done, except for what follows from its plan. */
type Outcome = Omit<
  BuildReport,
  | keyof Changes
  | "skipped"
  | "rebuiltBecause"
  | "readAgainBecause"
  | "repaired"
  | "durationMs"
  | "phaseMs"
>;

/** @param records of the files after the build */
export function report(
  plan: UpdatePlan,
  records: ReadonlyMap<string, FileRecord>,
  outcome: Outcome,
  { ms, durationMs }: Phases,
): BuildReport {
  return {
    ...outcome,
    ...changes(plan.records, records),
    skipped: skippedFiles(plan, records),
    rebuiltBecause: plan.rebuiltBecause,
    readAgainBecause: plan.readAgainBecause,
    repaired: plan.damage,
    durationMs,
    phaseMs: ms,
  };
}

/** The report of a build that had nothing to do. */
export function upToDateReport(
  plan: UpdatePlan,
  embeddingsDir: string,
  phases: Phases,
): BuildReport {
  const { generation, articles, passages, hnsw } = plan.current!;
  const path = join(embeddingsDir, generation, FILE.passages);
  const languages = fromPassages(path, (stored) => stored.languages(null));
  const { ef, recall } = hnsw;
  const vectors = { embedded: 0, reused: passages, resumed: 0 };
  const counts = { articles, passages, languages, ...vectors };
  return report(
    plan,
    plan.records,
    { generation, changedAnything: false, ...counts, ef, recall },
    phases,
  );
}

/** Every file that gives no article: refused by the source, or read without success now or earlier. */
function skippedFiles(plan: UpdatePlan, records: ReadonlyMap<string, FileRecord>): Skipped[] {
  const unreadable = [...records.values()].flatMap(({ id, skipped }) =>
    skipped === null ? [] : [{ id, reason: skipped }],
  );
  const refused = plan.refused.map((place) => withKept(place, records));
  const byId = new Map([...unreadable, ...refused].map((skipped) => [skipped.id, skipped]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Counts the articles that the index keeps from a file or folder that can't be read now. */
function withKept(place: Skipped, records: ReadonlyMap<string, FileRecord>): Skipped {
  if (!place.retry) return place;
  const kept = [...records.values()].filter(
    ({ id, skipped }) => skipped === null && isAt(place, id),
  );
  return kept.length === 0 ? place : { ...place, kept: kept.length };
}

/** @throws UserError if there is nothing to index; an existing index is left unchanged */
export function refuseEmpty(sourceName: string, plan: UpdatePlan): void {
  if (plan.entries.length > 0 || plan.records.size > plan.difference.gone.length) return;
  if (plan.refused.length > 0) refuseAllSkipped(sourceName, plan, new Map());
  if (plan.current) {
    throw new UserError(
      "ARTICLES_GONE",
      `${sourceName} has no articles any more, but the index has ${plan.current.articles}. The index was left unchanged.`,
      "Put the articles back or check ARTICLES_DIR. To start from scratch, delete the index folder first.",
    );
  }
  throw new UserError(
    "NO_ARTICLES",
    `${sourceName} has no articles.`,
    "Put text, Markdown, HTML, PDF or Word files there, or set ARTICLES_DIR to a folder that has some.",
  );
}

/** @throws UserError with all reasons, if none of the files gave an article */
export function refuseAllSkipped(
  sourceName: string,
  plan: UpdatePlan,
  records: ReadonlyMap<string, FileRecord>,
): void {
  if ([...records.values()].some((record) => record.skipped === null)) return;
  const reasons = skippedFiles(plan, records).map(
    ({ id, reason }) => `  ${id} ${reasonInWords(reason)}`,
  );
  throw new UserError(
    "ALL_SKIPPED",
    [`No file in ${sourceName} could be read as an article:`, ...reasons].join("\n"),
    "Fix these files or add others, then run `npm run index` again.",
  );
}
