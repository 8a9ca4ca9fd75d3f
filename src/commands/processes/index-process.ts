/** Entry point of the process that brings the index up to date while the bot goes on answering. */
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import type { BuildProgress, BuildReport } from "../../glossary/building.ts";
import { CURRENT } from "../../index/generation/manifest.ts";
import { takeSettings } from "../../settings/take-settings.ts";
import { ReportOnce } from "../../shared/async/report-once.ts";
import { type RetryPolicy, retry } from "../../shared/async/retry.ts";
import { Throttle } from "../../shared/async/throttle.ts";
import { UserError } from "../../shared/errors.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Progress } from "../../terminal/progress.ts";
import { isIndexer } from "../open/open-index.ts";
import { openModel } from "../open/open-model.ts";
import { updateIndex } from "../open/open-up-to-date.ts";
import { serveBot } from "./bot-process.ts";

export type IndexCalls = {
  update(): Promise<BuildReport>;
};

/** What the bot offers this process. */
export type RebuildListener = { progress(progress: BuildProgress): Promise<void> };

const TELL_EVERY_MS = 500;

/**
 * Another process may have the lock: `npm run index`, or the index process of a bot that was killed a moment ago and will end
 * soon. Without an index it waits as long as it takes, since questions wait for the index, too.
 */
const UNLOCKING: Omit<RetryPolicy, "retries"> = {
  firstWaitMs: 500,
  factor: 2,
  longestWaitMs: 4000,
  isPassing: isLocked,
  onRetry: (error) => waiting.failed(error),
};

/** These take about twelve seconds. */
const TRIES_WITH_INDEX = 5;

const waiting = new ReportOnce((error) =>
  console.error(printable(`${(error as UserError).message} The update waits for that.`)),
);

const listener = serveBot<RebuildListener>({ update }, constants.priority.PRIORITY_BELOW_NORMAL);
const throttle = new Throttle();

const view = {
  show(progress: Progress) {
    if (throttle.allows("progress", TELL_EVERY_MS))
      void listener.progress(progress as BuildProgress);
  },
  stop() {},
};

async function update(): Promise<BuildReport> {
  const config = takeSettings();
  if (!isIndexer(config))
    throw new UserError(
      "INDEXED_ELSEWHERE",
      `This machine reads the index from the database and has none in ${config.embeddingsDir}.`,
      "Run `npm run index` on the machine that has the articles, or run it here to build an index on this machine.",
    );
  const embedder = await openModel(config, { show() {}, stop() {} });
  try {
    const hasIndex = existsSync(join(config.embeddingsDir, CURRENT));
    const retries = hasIndex ? TRIES_WITH_INDEX : Number.POSITIVE_INFINITY;
    return await retry(() => updateIndex(config, embedder, view, {}), { ...UNLOCKING, retries });
  } finally {
    await embedder.close();
  }
}

function isLocked(error: Error): boolean {
  return error instanceof UserError && error.code === "INDEX_LOCKED";
}
