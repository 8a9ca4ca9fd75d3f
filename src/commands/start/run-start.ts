import { EventEmitter } from "node:events";
import { setTimeout } from "node:timers/promises";
import { PUBLIC_WEB, type Reach } from "../../arrival/web/reach.ts";
import { allowances } from "../../discord/asking/fair-use.ts";
import type { BotParts } from "../../discord/bot-parts.ts";
import { shardsHere } from "../../discord/gateway/client.ts";
import { openLog } from "../../discord/operate/log.ts";
import { startBot } from "../../discord/start-bot.ts";
import { textsFor } from "../../discord/texts/index.ts";
import { LiveLibrary } from "../../index/live-library.ts";
import type { Config } from "../../settings/config.ts";
import { takeSettings } from "../../settings/take-settings.ts";
import { Throttle } from "../../shared/async/throttle.ts";
import { UserError } from "../../shared/errors.ts";
import { aborted, stopSignal } from "../../shared/processes/stop-signal.ts";
import { printError } from "../../terminal/error-lines.ts";
import { progressView } from "../../terminal/progress.ts";
import { openAdding } from "../arrivals/open-adding.ts";
import { isIndexer, versionSourceOf } from "../open/open-index.ts";
import { openModel, openRerankerOf } from "../open/open-model.ts";
import { type LibrarianAtWork, startLibrarian } from "../processes/librarian.ts";
import { startLibrarians } from "../processes/librarians.ts";
import { Rebuilds } from "../processes/rebuilds.ts";
import { type IndexMaintenance, maintainIndex } from "./maintain-index.ts";
import { setUpText, welcome } from "./start-texts.ts";
import {
  reportNotUpdated,
  warnOfSettingsFile,
  warnOfUnknownCollections,
  warnOfUnseenPlaces,
} from "./warnings.ts";

/** How often the bot looks for a new index. */
const FOLLOW_EVERY_MS = 3000;

/** The bot repairs a damaged index by itself, but at most this often, in case the disk is failing. */
const REPAIR_AGAIN_MS = 60 * 60 * 1000;

/** How long to wait for librarians to close; one that hangs ends with this process anyway. */
const CLOSE_MS = 2000;

/** `start`: runs the Discord bot until it is told to stop. */
export function runStart(): Promise<number> {
  return start(PUBLIC_WEB);
}

/** @param reach which addresses may be fetched; tests pass one that allows a site of their own */
export async function start(reach: Reach): Promise<number> {
  const config = takeSettings();
  const { discordToken: token, discordApiUrl: apiUrl } = config;
  await warnOfSettingsFile();
  if (token === null) {
    console.log(setUpText());
    return 1;
  }
  const stop = stopSignal();
  await Promise.race([checkModels(config), aborted(stop)]);
  // Otherwise a running download would go on; what it has fetched is kept.
  if (stop.aborted) process.exit(0);
  const { live, swaps, rebuilds } = await currentIndex(config);
  const log = openLog(token, (line) => process.stdout.write(line));
  let maintenance: IndexMaintenance | null = null;
  try {
    await live.refresh();
    live.follow(FOLLOW_EVERY_MS);
    maintenance = maintainIndex(config, {
      reach,
      rebuilds,
      log,
      failed: (error) => void reportNotUpdated(error, live),
    });
    const { update, feeds } = maintenance;
    const shards = await shardsHere(config.shards, { apiUrl, token }, log, stop);
    const limits = allowances(config.questionsPerMinute);
    const settings = { ...config, token, apiUrl, shards, allowances: limits };
    const parts = {
      ...partsOf(live, swaps, rebuilds),
      adding: openAdding(config, update),
      feeds,
    };
    const bot = await startBot({ settings, parts, log }, stop);
    console.error(welcome(bot, config));
    void warnOfUnknownCollections(config, live);
    void warnOfUnseenPlaces(config, { apiUrl, token });
    try {
      await Promise.race([aborted(stop), bot.closed]);
    } finally {
      maintenance.stop();
      rebuilds.stop();
      await bot.stop();
    }
    return 0;
  } catch (error) {
    if (stop.aborted) return 0;
    throw error;
  } finally {
    maintenance?.stop();
    rebuilds.stop();
    await Promise.race([live.close(), setTimeout(CLOSE_MS, undefined, { ref: false })]);
  }
}

type Swaps = EventEmitter<{ opened: [] }>;

/** The current index, repaired when it is damaged; what announces a new one; and the processes that update it. */
async function currentIndex(config: Config): Promise<{
  readonly live: LiveLibrary<LibrarianAtWork>;
  readonly swaps: Swaps;
  readonly rebuilds: Rebuilds;
}> {
  const throttle = new Throttle();
  const swaps: Swaps = new EventEmitter();
  const live = new LiveLibrary(await versionSourceOf(config), {
    open: () => openLibrarians(config.storeUrl),
    onOpened({ articles, passages }) {
      console.error(`Answering from ${textsFor(null).status.holds(articles, passages)}.`);
      swaps.emit("opened");
    },
    onRefused(error) {
      printError(error);
      const isDamaged = error instanceof UserError && error.code === "INDEX_DAMAGED";
      if (!isDamaged || !isIndexer(config) || rebuilds.current !== null) return;
      if (throttle.allows("repair", REPAIR_AGAIN_MS))
        void rebuilds.run(() => {})?.catch((error) => reportNotUpdated(error, live));
    },
  });
  const rebuilds = new Rebuilds(config.storeUrl, () => live.refresh());
  return { live, swaps, rebuilds };
}

/** For an index on a server one librarian is enough: the server does most of the work, and a second would double the connections. */
async function openLibrarians(storeUrl: string | null): Promise<LibrarianAtWork> {
  const start = () => startLibrarian(storeUrl);
  return storeUrl === null ? startLibrarians(start) : start();
}

function partsOf(
  live: LiveLibrary<LibrarianAtWork>,
  swaps: Swaps,
  rebuilds: Rebuilds,
): Omit<BotParts, "adding" | "feeds"> {
  return {
    withLibrarian: (work) => live.use(({ librarian }) => work(librarian)),
    onNewIndex: (listener) => void swaps.on("opened", listener),
    isRebuilding: () => rebuilds.current !== null,
    firstIndex: () => (live.isOpen ? null : rebuilds.current),
    refusedSince: () => live.refusal?.since ?? null,
    rebuild: (onProgress) => rebuilds.run(onProgress),
  };
}

/** Downloads missing files of the models, and reports early if a model can't be used. */
async function checkModels(config: Config): Promise<void> {
  const view = progressView(process.stderr);
  const embedder = await openModel(config, view);
  const reranker = await openRerankerOf(config, view);
  view.stop();
  await embedder.close();
  await reranker?.close();
}
