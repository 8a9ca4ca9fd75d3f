/**
 * A process of its own that holds some of the bot's shards. Whatever it needs of the index it asks the
 * process that started it, which all of them share.
 */
import type { BotParts, BotSettings } from "../../discord/bot-parts.ts";
import type { Librarian } from "../../discord/library/librarian.ts";
import type { Figures } from "../../discord/operate/figures.ts";
import type { RebuildProgress, RebuildResult } from "../../discord/render/reindex.ts";
import { type RunningBot, startBot } from "../../discord/start-bot.ts";
import { callsTo, channelUp } from "../../processes/calls.ts";
import { type Failure, failureOf } from "../../processes/failure.ts";
import { aborted } from "../../processes/stop-signal.ts";
import { keepSecrets } from "../../settings/keep-secrets.ts";
import { tellCrashes } from "./report-crashes.ts";

/** What it can ask of the process that started it. */
export type KeeperCalls = Librarian & {
  settings(): Promise<BotSettings>;
  isRebuilding(): Promise<boolean>;
  refusedSince(): Promise<number | null>;
  /** Begins a rebuild. @returns false when one is under way already */
  beginRebuild(): Promise<boolean>;
  /** How far the rebuild is; `null` when that is not known yet. */
  progress(): Promise<RebuildProgress | null>;
  /** What came of the rebuild, once it is done. */
  rebuilt(): Promise<RebuildResult>;
  /** Figures of the other processes. */
  others(): Promise<readonly Figures[]>;
  report(figures: Figures): Promise<void>;
  started(bot: Started): Promise<void>;
  /** It can't go on. */
  failed(failure: Failure): Promise<void>;
};

export type Started = Pick<RunningBot, "applicationId" | "servers">;

const REPORT_EVERY_MS = 5000;
const PROGRESS_EVERY_MS = 1000;

/** The index's process is given as long. */
const PATIENCE_MS = 30_000;

tellCrashes();
const stop = new AbortController();
// Ctrl-C reaches every process; the one that started this one decides what it means.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => stop.abort());
process.on("disconnect", () => stop.abort());

const keeper = callsTo<KeeperCalls>(channelUp(), { ms: PATIENCE_MS, onLate() {} });
const patiently = callsTo<KeeperCalls>(channelUp(), { ms: -1, onLate() {} });

const parts: BotParts = {
  withLibrarian: (work) => work(keeper),
  isRebuilding: () => keeper.isRebuilding(),
  refusedSince: () => keeper.refusedSince(),
  others: () => keeper.others(),
  async rebuild(onProgress) {
    if (!(await keeper.beginRebuild())) return null;
    const look = async () => {
      const progress = await keeper.progress();
      if (progress !== null) onProgress(progress);
    };
    const looking = setInterval(() => void look().catch(() => {}), PROGRESS_EVERY_MS);
    return { done: patiently.rebuilt().finally(() => clearInterval(looking)) };
  },
};

try {
  const settings = await keeper.settings();
  keepSecrets(settings.token, settings.storeUrl);
  const bot = await startBot(settings, parts, (line) => process.stdout.write(line), stop.signal);
  const report = async () => keeper.report(await bot.figures());
  const reporting = setInterval(() => void report().catch(() => {}), REPORT_EVERY_MS);
  try {
    await report();
    await keeper.started({ applicationId: bot.applicationId, servers: bot.servers });
    await Promise.race([aborted(stop.signal), bot.closed]);
  } finally {
    clearInterval(reporting);
    await bot.stop();
  }
} catch (error) {
  if (!stop.signal.aborted) {
    process.exitCode = 1;
    await keeper.failed(failureOf(error)).catch(() => {});
  }
}
// A reply that still waits for its turn at Discord does not keep it.
process.stdout.write("", () => process.exit());
