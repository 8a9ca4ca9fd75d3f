import { join } from "node:path";
import { FILE } from "../generation/manifest.ts";
import type { FileRecord } from "../passages/file-records.ts";
import { fromPassages } from "../passages/passage-reader.ts";
import type { PassageWriter } from "../passages/passage-writer.ts";
import { isAt } from "./plan/difference.ts";
import type { UpdatePlan } from "./plan/plan-update.ts";

/** Articles kept in memory between two writes to the disk. */
const AT_A_TIME = 64;

/**
 * Copies articles that can't be read now from the current index to one that is built from scratch. They are recorded with a
 * time and a hash that no file has, so that the next update tries to read them.
 *
 * @param records of the index that is being built; an interrupted build may already have copied some
 */
export function keepUnread(
  embeddingsDir: string,
  plan: Pick<UpdatePlan, "current" | "records" | "refused">,
  records: ReadonlyMap<string, FileRecord>,
  save: PassageWriter["save"],
): void {
  if (plan.current === null) return;
  const unread = plan.refused.filter(({ retry }) => retry);
  const ids = [...plan.records.values()]
    .filter(({ id, skipped }) => skipped === null && records.get(id)?.skipped !== null)
    .filter(({ id }) => unread.some((place) => isAt(place, id)))
    .map(({ id }) => id);
  fromPassages(join(embeddingsDir, plan.current.generation, FILE.passages), (stored) => {
    for (let start = 0; start < ids.length; start += AT_A_TIME) {
      save(
        ids.slice(start, start + AT_A_TIME).map((id) => ({
          entry: { id, sizeBytes: 0, modifiedMs: 0 },
          seenMs: 0,
          hash: "",
          reading: {
            kind: "article",
            article: stored.article(id)!,
            passages: stored.passagesOf(id),
          },
        })),
      );
    }
  });
}
