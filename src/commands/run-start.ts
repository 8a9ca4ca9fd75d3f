import type { Config } from "../config.ts";
import type { BotSettings } from "../faces/discord/bot-parts.ts";
import { parseCollectionChannels } from "../faces/discord/collections.ts";
import { allowances } from "../faces/discord/fair-use.ts";
import { inviteLink, SET_UP_STEPS } from "../faces/discord/set-up.ts";
import { shardsOf } from "../faces/discord/shards/plan.ts";
import { type RunningBot, startBot } from "../faces/discord/start.ts";
import { tellError } from "../faces/terminal/error.ts";
import { progressView } from "../faces/terminal/progress.ts";
import { LiveLibrary } from "../index/live-library.ts";
import { type LibrarianAtWork, startLibrarian } from "./librarian.ts";
import { isIndexer, signpostTo } from "./open-index.ts";
import { openModel } from "./open-model.ts";
import { Rebuilds } from "./rebuilds.ts";
import { takeSettings } from "./settings.ts";
import { tellOpenSettings } from "./tell-open-settings.ts";

/** How often the bot looks whether somebody has built a new index. */
const FOLLOW_EVERY_MS = 3000;

/** `start`: run the Discord bot until it is told to stop. */
export async function runStart(): Promise<number> {
  const config = takeSettings();
  if (config.discordToken === null) {
    console.log(setUpText());
    return 1;
  }
  await tellOpenSettings();
  const settings = botSettings(config, config.discordToken);
  const stop = toldToStop();
  await checkModel(config);
  const live = new LiveLibrary(await signpostTo(config), {
    open: startLibrarian,
    onOpened: ({ articles, passages }) =>
      console.error(`Answering from ${articles} articles, ${passages} passages.`),
    onRefused: tellError,
  });
  const rebuilds = new Rebuilds(() => live.refresh());
  try {
    await live.refresh();
    live.follow(FOLLOW_EVERY_MS);
    if (isIndexer(config)) bringUpToDate(rebuilds, live);
    const bot = await startBot(
      settings,
      {
        withLibrarian: (work) => live.use(({ librarian }) => work(librarian)),
        isRebuilding: () => rebuilds.running,
        rebuild: (onProgress) => rebuilds.run(onProgress),
      },
      (line) => process.stdout.write(line),
      stop,
    );
    console.error(welcome(bot, settings));
    try {
      await Promise.race([aborted(stop), bot.closed]);
    } finally {
      rebuilds.stop();
      await bot.stop();
    }
    return 0;
  } catch (error) {
    if (stop.aborted) return 0;
    throw error;
  } finally {
    rebuilds.stop();
    await live.close();
  }
}

function setUpText(): string {
  const steps = SET_UP_STEPS.map((step, index) => `  ${index + 1}. ${step}`);
  return ["The bot needs a token (DISCORD_TOKEN), which you get in five steps:", ...steps].join(
    "\n",
  );
}

function botSettings(config: Config, token: string): BotSettings {
  return {
    token,
    apiUrl: config.discordApiUrl,
    shards: shardsOf(1),
    dataDir: config.dataDir,
    listenChannels: config.listenChannels,
    collectionChannels: parseCollectionChannels(config.collectionChannels),
    allowances: allowances(config.questionsPerMinute),
    logQuestions: config.logQuestions,
    metrics: config.metrics,
  };
}

/** The bot answers from the old index meanwhile; what can't be done is told, and it answers on. */
function bringUpToDate(rebuilds: Rebuilds, live: LiveLibrary<LibrarianAtWork>): void {
  rebuilds
    .run(() => {})
    ?.catch(async (error) => {
      tellError(error);
      const ready = await live.use(() => true).catch(() => false);
      if (!ready) console.error("The bot has no index yet and says so to whoever asks.");
    });
}

/** Downloads what is missing of the model, and says early when it can't be used. */
async function checkModel(config: Config): Promise<void> {
  const view = progressView(process.stderr);
  const embedder = await openModel(config, view);
  view.stop();
  await embedder.close();
}

function welcome({ applicationId, servers }: RunningBot, { listenChannels }: BotSettings): string {
  return [
    servers.length === 0
      ? "Connected to Discord, but invited to no server yet."
      : `Connected to Discord, in ${servers.length === 1 ? "1 server" : `${servers.length} servers`}.`,
    ...(listenChannels.length > 0
      ? [
          `Listening to every message in ${listenChannels.length} channels, with the MessageContent intent.`,
        ]
      : []),
    `Invite the bot to a server: ${inviteLink(applicationId)}`,
  ].join("\n");
}

/** Aborted when the process is asked to end; asked again, it ends at once. */
function toldToStop(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(1);
      stop.abort();
    });
  }
  return stop.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
