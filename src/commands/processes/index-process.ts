/** A process of its own that brings the index up to date, so that the bot's goes on answering. */
import { constants } from "node:os";
import { Throttle } from "../../async/throttle.ts";
import type { BuildProgress, BuildReport } from "../../building.ts";
import { UserError } from "../../errors.ts";
import { takeSettings } from "../../settings/take-settings.ts";
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
    return await updateIndex(config, embedder, view, {});
  } finally {
    await embedder.close();
  }
}
