import { EventEmitter } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Reach } from "../../../src/arrival/web/reach.ts";
import { ask } from "../../../src/ask.ts";
import { buildIndex } from "../../../src/build-index.ts";
import { openAdding } from "../../../src/commands/arrivals/open-adding.ts";
import { openCurrent, publish, versionSourceOf } from "../../../src/commands/open/open-index.ts";
import type { BotSettings, FirstIndex } from "../../../src/discord/bot-parts.ts";
import type { Librarian } from "../../../src/discord/library/librarian.ts";
import { librarianOf } from "../../../src/discord/library/librarian-of.ts";
import { openLog } from "../../../src/discord/operate/log.ts";
import { PACE, type Pace } from "../../../src/discord/pace.ts";
import { type RunningBot, startBot } from "../../../src/discord/start-bot.ts";
import type { BuildProgress } from "../../../src/glossary/building.ts";
import { LiveLibrary } from "../../../src/index/live-library.ts";
import type { OpenIndex } from "../../../src/index/shared-index.ts";
import { folderSource } from "../../../src/ingest/folder/folder-source.ts";
import { shardsOf } from "../../../src/settings/shards.ts";
import { LIMITS } from "../../ingest/folder/folder-with.ts";
import { type MemoryFile, type MemorySource, memorySource } from "../articles/memory-source.ts";
import { readHere } from "../articles/read-here.ts";
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from "../discord/index.ts";
import { hashingEmbedder } from "../models/hashing-embedder.ts";
import { storeOfTests } from "../store/store-of-tests.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** Two collections that are about different things, and one article outside of both. */
export const ARTICLES: { readonly [id: string]: MemoryFile } = {
  "harbour/ferry.txt": {
    title: "Ferry stays in port",
    publisher: "The Harbour Post",
    published: "2014-01-21",
    text: "The harbour had a quiet week.\n\nThe ferry stayed in port because the captain had a fever. Passengers took the bus.\n\nThe harbour board met on Monday.",
  },
  "harbour/lighthouse.txt": {
    title: "Lighthouse gets a new lamp",
    text: "The lighthouse keeper Agnes Holm bought a new lamp. The lamp cost four hundred crowns.\n\nThe old lamp went to the museum.",
  },
  "orchard/apples.txt": {
    title: "Apple harvest is late",
    publisher: "Orchard Weekly",
    text: "The apple harvest began three weeks late because of the frost in April.\n\nThe orchard hired twenty pickers from the next valley.",
  },
  "library.txt": {
    title: "Library opens on Sundays",
    text: "The library opens on Sundays since the council voted for longer hours.\n\nThe librarian Ivo Brandt asked for two more chairs.",
  },
};

export const QUESTION = "Why did the ferry stay in port?";
export const ANSWER = "because the captain had a fever";

export type AtWork = {
  readonly discord: LoopbackDiscord;
  bot: RunningBot;
  readonly live: LiveLibrary<OpenIndex>;
  /** Change its files before a rebuild, as an operator changes the folder. */
  readonly source: MemorySource;
  readonly embeddingsDir: string;
  /** The folder of the bot's memory. */
  readonly dataDir: string;
  readonly storeUrl: string | null;
  /** Bots that were started beside the first one. */
  readonly others: RunningBot[];
  /** Lines of the log about such an event so far, oldest first. */
  logged(event: string): { readonly [name: string]: unknown }[];
  /** Lines of the log as written. */
  readonly lines: string[];
  /** Brings the index up to date in another way than by /reindex. */
  build(): Promise<void>;
  /** Starts one more bot beside it, with the same index and the same memory. */
  another(changes?: Partial<BotSettings>): Promise<RunningBot>;
  /** Stops the bot and starts it again with the same memory. */
  restart(changes?: Partial<BotSettings>): Promise<void>;
};

export type Options = {
  readonly discord?: LoopbackOptions;
  readonly settings?: Partial<BotSettings> | ((discord: LoopbackDiscord) => Partial<BotSettings>);
  readonly articles?: { readonly [id: string]: MemoryFile };
  /** That the model knows; all when left out. */
  readonly modelLanguages?: readonly string[];
  readonly withoutIndex?: boolean;
  /** A database for index and memory; that of TEST_STORE when left out. */
  readonly storeUrl?: string;
  /** An index that can't be used is what the test is about. */
  readonly mayRefuse?: boolean;
  /** Done to the loopback before the bot connects. */
  readonly before?: (discord: LoopbackDiscord) => void;
  /** Waits in each build before it is done, to look at what happens meanwhile. */
  readonly duringBuild?: (onProgress: (progress: BuildProgress) => void) => Promise<void>;
  /** The build under way while there is no index. */
  readonly firstIndex?: () => FirstIndex | null;
  readonly beforeAnswer?: () => Promise<void>;
  /** Done before the librarian gives a page of `/articles`. */
  readonly beforeList?: () => Promise<void>;
  /** A folder of articles in the place of the source in memory, to which the first server's managers may add. */
  readonly articlesDir?: string;
  readonly maxArticleMb?: number;
  /** What the bot is to be less patient with than it is. */
  readonly pace?: Partial<Pace>;
  /** Has pages of the web be added, as far as this reaches. */
  readonly reach?: Reach;
};

/** Every request is valid and goes to a route that Discord has. */
async function end(atWork: AtWork): Promise<void> {
  await Promise.all([atWork.bot, ...atWork.others].map((bot) => bot.stop()));
  await atWork.live.close();
  await atWork.discord.stop();
  expect(atWork.discord.violations).toEqual([]);
  expect(atWork.discord.unknownRoutes).toEqual([]);
}

/** The bot with a small index on its own Discord; both end with the test. */
export async function botAtWork(options: Options = {}): Promise<AtWork> {
  const discord = await startLoopbackDiscord(options.discord);
  options.before?.(discord);
  const embeddingsDir = temporaryFolder();
  const embedder = hashingEmbedder({ languages: options.modelLanguages ?? null });
  const source = memorySource(structuredClone({ ...ARTICLES, ...options.articles }));
  const { articlesDir = null } = options;
  if (articlesDir !== null) readHere();
  const limits = { ...LIMITS, maxArticleMb: options.maxArticleMb ?? LIMITS.maxArticleMb };
  const indexed = articlesDir === null ? source : folderSource(articlesDir, limits);
  const storeUrl = options.storeUrl ?? (await storeOfTests());
  const where = { storeUrl, embeddingsDir };
  const update = async (onProgress: (progress: BuildProgress) => void = () => {}) => {
    const report = await buildIndex({
      source: indexed,
      embedder,
      embeddingsDir,
      chunker: 1,
      onProgress,
    });
    await publish(where, { show() {}, stop() {} });
    return report;
  };
  if (!options.withoutIndex) await update();
  const swaps = new EventEmitter<{ opened: [] }>();
  const live = new LiveLibrary(await versionSourceOf(where), {
    async open() {
      const library = await openCurrent(where);
      const answer: Librarian["answer"] = async (question, how) => {
        await options.beforeAnswer?.();
        return ask(question, { library, embedder }, how);
      };
      const { manifest, close, lost = new Promise(() => {}) } = library;
      const librarian = librarianOf(library, embedder, answer);
      const articles: Librarian["articles"] = async (...asked) => {
        await options.beforeList?.();
        return librarian.articles(...asked);
      };
      return { manifest, librarian: { ...librarian, articles }, close, lost };
    },
    onOpened: () => swaps.emit("opened"),
    onRefused: (error) => {
      if (!options.mayRefuse) throw error;
    },
  });
  await live.refresh();
  const given =
    typeof options.settings === "function" ? options.settings(discord) : options.settings;
  const dataDir = join(embeddingsDir, "data");
  const settings: BotSettings = {
    token: discord.token,
    apiUrl: discord.apiUrl,
    shards: shardsOf(1),
    dataDir,
    storeUrl,
    listenChannels: [],
    collectionChannels: new Map(),
    allowances: plenty,
    answerLater: "asked",
    addInServers: [],
    addFromWeb: options.reach !== undefined,
    logQuestions: false,
    metrics: null,
    ...(articlesDir === null ? {} : { addInServers: [discord.guild.id] }),
    ...given,
  };
  const lines: string[] = [];
  const adding =
    articlesDir === null
      ? null
      : openAdding(
          { ...settings, ...limits, articlesDir, embeddingsDir },
          async () => {
            await options.duringBuild?.(() => {});
            const report = await update();
            await live.refresh();
            return report;
          },
          options.reach,
        );
  let rebuilding = false;
  const start = (changes: Partial<BotSettings> = {}) =>
    startBot(
      {
        settings: { ...settings, ...changes },
        parts: {
          withLibrarian: (work) => live.use(({ librarian }) => work(librarian)),
          adding,
          feeds: () => null,
          onNewIndex: (listener) => void swaps.on("opened", listener),
          isRebuilding: () => rebuilding,
          firstIndex: () => (live.isOpen ? null : (options.firstIndex?.() ?? null)),
          refusedSince: () => live.refusal?.since ?? null,
          rebuild(onProgress) {
            if (rebuilding) return null;
            rebuilding = true;
            const build = async () => {
              await options.duringBuild?.(onProgress);
              const report = await update(onProgress);
              await live.refresh();
              return report;
            };
            return build().finally(() => {
              rebuilding = false;
            });
          },
        },
        log: openLog(settings.token, (line) => lines.push(line)),
        pace: { ...PACE, lookEveryMs: 500, ...options.pace },
      },
      new AbortController().signal,
    );
  const others: RunningBot[] = [];
  const atWork: AtWork = {
    discord,
    bot: await start().catch(async (error) => {
      await discord.stop();
      throw error;
    }),
    live,
    source,
    embeddingsDir,
    dataDir,
    storeUrl,
    others,
    lines,
    logged: (event: string) =>
      lines.map((line) => JSON.parse(line)).filter((line) => line.event === event),
    async build() {
      await update();
      await live.refresh();
    },
    async another(changes) {
      const bot = await start(changes);
      others.push(bot);
      return bot;
    },
    async restart(changes) {
      await atWork.bot.stop();
      atWork.bot = await start(changes);
    },
  };
  // A hook of this module would only be heard by the first file of a process that loads it.
  onTestFinished(() => end(atWork));
  return atWork;
}

/** What the bot wrote in a channel. */
export const byBot = (
  discord: LoopbackDiscord,
  channel: Parameters<LoopbackDiscord["messages"]>[0] = "general",
) => discord.messages(channel).filter(({ author }) => author === discord.bot);

/** Somebody who may manage the server. */
export function manager(discord: LoopbackDiscord) {
  const olga = discord.user("olga");
  discord.admin.grant(olga, "ManageGuild");
  return olga;
}

const always = { burst: 10_000, perMinute: 100_000 };
const plenty = { user: always, channel: always, guild: always };
