import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Row, Tally } from "../row.ts";
import { build, complete, reset, type Scenario } from "../scenarios.ts";
import type { Shim } from "../shim/shim.ts";
import { DiskModel, NOTHING, writeTree } from "./disk-model.ts";

/**
 * Lets the power fail after all passages of a build were embedded and before it was published: none of them is
 * embedded again, even if nothing survived that was not synced.
 */
export async function resuming(
  shim: Shim,
  scenario: Scenario,
  folders: { readonly watched: string; readonly rebooted: string },
): Promise<Row> {
  const built = join(folders.watched, "embeddings");
  reset(scenario, built);
  const model = new DiskModel(folders.watched);
  const calls = await shim.record(() => build(scenario, built));
  const embedded = calls.findIndex(
    ({ kind, path }) => kind === "create" && path.endsWith("vectors.hnsw"),
  );
  const published = calls.findIndex(
    ({ kind, path }) => kind === "rename" && path.endsWith("building"),
  );
  const tally = new Tally();
  const failures: string[] = [];
  for (const [i, call] of calls.slice(0, published).entries()) {
    model.apply(call);
    if (i < embedded) continue;
    rmSync(folders.rebooted, { recursive: true, force: true });
    mkdirSync(folders.rebooted);
    writeTree(model.after(NOTHING), folders.rebooted);
    const report = await complete(scenario, join(folders.rebooted, "embeddings"));
    tally.add(report.embedded === 0 ? "nothing embedded again" : "embedded again");
    if (report.embedded > 0) {
      failures.push(
        `call ${i + 1}, ${call.kind} ${call.path}: ${report.embedded} passages embedded again`,
      );
    }
  }
  const what = `${scenario.name}: power loss after embedding`;
  return { what, cases: published - embedded, outcome: String(tally), failures };
}
