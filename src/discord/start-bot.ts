import type { Server } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { Client } from "discord.js";
import { Throttle } from "../shared/async/throttle.ts";
import { chrono } from "../shared/text/dates/chrono.ts";
import { type Bot, newBot } from "./bot.ts";
import type { BotParts, BotSettings } from "./bot-parts.ts";
import { listen } from "./events/listen.ts";
import { newClient } from "./gateway/client.ts";
import { registerCommands } from "./gateway/commands.ts";
import { closedForGood, connect, isConnected, logConnection } from "./gateway/connection.ts";
import { healthOf } from "./operate/health.ts";
import type { Log } from "./operate/log.ts";
import { type Metrics, openMetrics } from "./operate/metrics.ts";
import { serveMetrics } from "./operate/metrics-server.ts";
import { PACE, type Pace } from "./pace.ts";
import { KEPT_MS, openStore, type Store } from "./store/store.ts";

/** How long the connections may take to close. */
const LEAVE_MS = 2000;

/** A failing memory is logged once in this time. */
const FAILING_EVERY_MS = 60_000;

const DAY_MS = 24 * 60 * 60 * 1000;

export type BotOptions = {
  readonly settings: BotSettings;
  readonly parts: BotParts;
  readonly log: Log;
  /** Only tests pass another one. */
  readonly pace?: Pace;
};

export type RunningBot = {
  /** Id of the application, for the invite link. */
  readonly applicationId: string;
  /** Names of the servers it is in. */
  readonly servers: readonly string[];
  /** Rejects with a UserError when Discord ends the connection for good; never resolves. */
  readonly closed: Promise<never>;
  /** Accepts no more questions, finishes those that were accepted, and disconnects. */
  stop(): Promise<void>;
};

/**
 * Connects to Discord and answers there until it is stopped.
 *
 * @param signal gives up connecting; has no effect afterwards
 * @throws UserError if Discord refuses the token or the intents, or the bot's memory can't be used
 */
export async function startBot(
  { settings, parts, log, pace = PACE }: BotOptions,
  signal: AbortSignal,
): Promise<RunningBot> {
  const metrics = openMetrics(() => isConnected(client), parts);
  const store = await openMemory(settings, metrics, log);
  const client = newClient(settings, store.turns);
  logConnection(client, log);
  const refused = new AbortController();
  const closed = closedForGood(client);
  closed.catch(() => refused.abort());
  const stop = new AbortController();
  const bot = newBot({
    client: client as Client<true>,
    settings,
    parts,
    store,
    log,
    metrics,
    pace,
    stopping: stop.signal,
  });
  const listening = listen(bot);
  let server: Server | null = null;
  const leave = async () => {
    // discord.js' destroy() never resolves while a shard is connecting.
    await Promise.race([client.destroy(), setTimeout(LEAVE_MS)]);
    server?.close();
    await store.close();
  };
  // Loaded now, because loading it would delay the acknowledgement of the first question with "two weeks ago".
  for (const language of ["en", "de", "fr"] as const) chrono(language);
  try {
    server = await serveMetrics(
      settings.metrics,
      metrics.text,
      () => healthOf(client, parts, store),
      (error) => log.error("metricsFailed", error),
    );
    const giveUp = AbortSignal.any([signal, refused.signal]);
    await Promise.race([closed, connect(client, settings.token, log, giveUp)]);
    if (settings.shards.ids.includes(0)) await registerCommands(bot);
    const forgetting = forgetDaily(bot);
    log.info("started", { servers: client.guilds.cache.size });
    return {
      applicationId: bot.client.application.id,
      servers: client.guilds.cache.map(({ name }) => name),
      closed,
      async stop() {
        listening.stop();
        stop.abort();
        await Promise.race([
          listening.done(),
          setTimeout(pace.finishMs, undefined, { ref: false }),
        ]);
        clearInterval(forgetting);
        await leave();
        log.info("stopped");
      },
    };
  } catch (error) {
    listening.stop();
    stop.abort();
    await leave();
    throw error;
  }
}

/** Opens the store, counting and logging its failures. @throws UserError as `openStore` does */
function openMemory(settings: BotSettings, metrics: Metrics, log: Log): Promise<Store> {
  const throttle = new Throttle();
  return openStore(settings, {
    failed(error) {
      metrics.memoryFailed();
      if (throttle.allows("memoryFailed", FAILING_EVERY_MS)) log.error("memoryFailed", error);
    },
    putAside: (file, damage) => log.warn("memoryPutAside", { file, damage }),
  });
}

function forgetDaily({ store, log, stopping }: Bot): NodeJS.Timeout {
  const forget = async () => {
    try {
      const answers = await store.answers.forgetBefore(Date.now() - KEPT_MS, stopping);
      await store.claims.forgetBefore(Date.now() - DAY_MS, stopping);
      await store.meters.forgetBefore(Date.now() - DAY_MS, stopping);
      if (answers > 0) log.info("forgot", { answers });
    } catch (error) {
      log.error("notForgotten", error);
    }
  };
  void forget();
  return setInterval(() => void forget(), DAY_MS).unref();
}
