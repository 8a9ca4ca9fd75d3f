/** A process of its own that brings the index up to date, so that the bot's goes on answering. */
import { constants, setPriority } from "node:os";
import type { BuildProgress, BuildReport } from "../../building.ts";
import { callsTo, channelUp } from "../../processes/calls.ts";
import { type Failure, failureOf } from "../../processes/failure.ts";
import { takeSettings } from "../../settings/take-settings.ts";
import type { Progress } from "../../terminal/progress.ts";
import { indexedElsewhere, isIndexer } from "../open-index.ts";
import { openModel } from "../open-model.ts";
import { updateIndex } from "../up-to-date.ts";
import { tellCrashes } from "./report-crashes.ts";

/** What it tells the process that started it. */
export type ListenerCalls = {
  progress(progress: BuildProgress): Promise<void>;
  done(report: BuildReport): Promise<void>;
  failed(failure: Failure): Promise<void>;
};

/** Milliseconds between two tellings of progress. */
const TELL_EVERY_MS = 500;

tellCrashes();

// Questions come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// Nobody waits for an index that was asked for by a process that is gone.
process.on("disconnect", () => process.exit());

const listener = callsTo<ListenerCalls>(channelUp(), { ms: -1, onLate() {} });
let toldAt = 0;

const view = {
  show(progress: Progress) {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    void listener.progress(progress as BuildProgress);
  },
  stop() {},
};

async function update(): Promise<BuildReport> {
  const config = takeSettings();
  if (!isIndexer(config)) throw indexedElsewhere(config);
  const embedder = await openModel(config, { show() {}, stop() {} });
  try {
    return await updateIndex(config, embedder, view, {});
  } finally {
    await embedder.close();
  }
}

await update().then(listener.done, (error) => listener.failed(failureOf(error)));
process.disconnect?.();
