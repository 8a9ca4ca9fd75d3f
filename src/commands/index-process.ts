/** A process of its own that brings the index up to date, so that the bot's goes on answering. */
import { constants, setPriority } from "node:os";
import type { BuildProgress, BuildReport } from "../domain.ts";
import type { Progress } from "../faces/terminal/progress.ts";
import { type Failure, failureOf } from "./failure.ts";
import { indexedElsewhere, isIndexer } from "./open-index.ts";
import { openModel } from "./open-model.ts";
import { takeSettings } from "./settings.ts";
import { updateIndex } from "./up-to-date.ts";

/** What it tells the process that started it. */
export type IndexMessage =
  | { readonly kind: "progress"; readonly progress: BuildProgress }
  | { readonly kind: "done"; readonly report: BuildReport }
  | ({ readonly kind: "failed" } & Failure);

/** Milliseconds between two tellings of progress. */
const TELL_EVERY_MS = 500;

// Questions come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// Nobody waits for an index that was asked for by a process that is gone.
process.on("disconnect", () => process.exit(1));

let toldAt = 0;

function tell(message: IndexMessage): void {
  process.send?.(message);
}

const view = {
  show(progress: Progress) {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    tell({ kind: "progress", progress: progress as BuildProgress });
  },
  stop() {},
};

try {
  const config = takeSettings();
  if (!isIndexer(config)) throw indexedElsewhere(config);
  const embedder = await openModel(config, { show() {}, stop() {} });
  try {
    tell({ kind: "done", report: await updateIndex(config, embedder, view, {}) });
  } finally {
    await embedder.close();
  }
} catch (error) {
  tell({ kind: "failed", ...failureOf(error) });
}
process.disconnect?.();
