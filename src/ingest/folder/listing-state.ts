import { createHash } from "node:crypto";
import { letOthersRun } from "../../shared/async/let-others-run.ts";
import type { Listing } from "./walk.ts";

/** Number of lines that takes about a millisecond to hash. */
const AT_A_TIME = 1000;

/** A hash of the listing, in base64: differs if a file is new, changed, gone, or skipped for another reason. */
export async function stateOf({ entries, skipped }: Listing): Promise<string> {
  const hash = createHash("sha256");
  const lines = [
    ...entries.map(({ id, sizeBytes, modifiedMs }) => [id, sizeBytes, modifiedMs]),
    ...skipped.map(({ id, reason }) => [id, reason]),
  ];
  for (let at = 0; at < lines.length; at += AT_A_TIME) {
    hash.update(JSON.stringify(lines.slice(at, at + AT_A_TIME)));
    await letOthersRun();
  }
  return hash.digest("base64");
}
