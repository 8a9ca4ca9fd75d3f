import { type Client, Events, Status } from "discord.js";
import { type Bot, newBot } from "./bot.ts";
import type { BotParts, BotSettings } from "./bot-parts.ts";
import { closedForGood, connect, newClient } from "./client.ts";
import { onDelete, onEdit } from "./handle/edit.ts";
import { onInteraction } from "./handle/interaction.ts";
import { onMessage } from "./handle/message.ts";
import { type Log, openLog } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { serveMetrics } from "./metrics-server.ts";
import { registerCommands } from "./registration.ts";
import { SaidLately } from "./said-lately.ts";
import { KEPT_MS, openStore } from "./store/store.ts";

/** How long questions that were taken may still be worked on when the bot stops. */
const FINISH_MS = 5000;

/** discord.js tries twice a second; the log needs it less often. */
const RECONNECTING_AGAIN_MS = 60_000;

const DAY_MS = 24 * 60 * 60 * 1000;

export type RunningBot = {
  /** Of the application: what the invite link names. */
  readonly applicationId: string;
  /** Names of the servers it is in. */
  readonly servers: readonly string[];
  /** Rejects with a UserError when Discord ends the connection for good; never resolves. */
  readonly closed: Promise<never>;
  /** Takes no more questions, finishes those that were taken, and leaves. */
  stop(): Promise<void>;
};

/**
 * Connects to Discord and answers there until it is stopped.
 *
 * @param write takes each line of the log
 * @param signal gives up connecting; afterwards it does nothing
 * @throws UserError when Discord refuses the token or the intents, or the bot's memory can't be used
 */
export async function startBot(
  settings: BotSettings,
  parts: BotParts,
  write: (line: string) => void,
  signal: AbortSignal,
): Promise<RunningBot> {
  const log = openLog(settings.token, write);
  const store = openStore(settings.dataDir);
  const client = newClient(settings);
  const metrics = openMetrics(() => client.ws.status === Status.Ready);
  logConnection(client, log);
  const refused = new AbortController();
  const closed = closedForGood(client);
  closed.catch(() => refused.abort());
  const work = new Set<Promise<void>>();
  const server = await serveMetrics(settings.metrics, metrics, () => isHealthy(client, parts));
  try {
    const giveUp = AbortSignal.any([signal, refused.signal]);
    const connecting = connect(client, settings.token, log, giveUp);
    const bot = newBot({ client: client as Client<true>, settings, parts, store, log, metrics });
    listen(bot, work);
    await Promise.race([closed, connecting]);
    await registerCommands(bot);
    const forgetting = forgetDaily(bot);
    log.info("started", { servers: client.guilds.cache.size });
    return {
      applicationId: bot.client.application.id,
      servers: client.guilds.cache.map(({ name }) => name),
      closed,
      async stop() {
        client.removeAllListeners(Events.MessageCreate);
        client.removeAllListeners(Events.InteractionCreate);
        await Promise.race([Promise.allSettled(work), patience(FINISH_MS)]);
        clearInterval(forgetting);
        await client.destroy();
        server?.close();
        store.close();
        log.info("stopped");
      },
    };
  } catch (error) {
    await client.destroy();
    server?.close();
    store.close();
    throw error;
  }
}

/** Hears everything that concerns the bot; nothing that goes wrong there ends it. */
function listen(bot: Bot, work: Set<Promise<void>>): void {
  const { client, inTurn, log } = bot;
  const doing = (event: string, id: string, task: () => Promise<void>) => {
    const done = inTurn.run(id, task).catch((error) => log.error(event, error, { on: id }));
    work.add(done);
    void done.finally(() => work.delete(done));
  };
  client.on(Events.MessageCreate, (message) =>
    doing("messageFailed", message.id, () => onMessage(message, bot)),
  );
  client.on(Events.MessageUpdate, (_, message) =>
    doing("editFailed", message.id, () => onEdit(message, bot)),
  );
  client.on(Events.MessageDelete, ({ id }) => doing("deleteFailed", id, () => onDelete(id, bot)));
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const id of messages.keys()) doing("deleteFailed", id, () => onDelete(id, bot));
  });
  client.on(Events.InteractionCreate, (interaction) =>
    doing("interactionFailed", interaction.id, () => onInteraction(interaction, bot)),
  );
}

function logConnection(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error("clientError", error));
  client.on(Events.ShardError, (error) => log.error("gatewayError", error));
  const said = new SaidLately(Date.now);
  client.on(Events.ShardReconnecting, () => {
    if (said.isNew("reconnecting", RECONNECTING_AGAIN_MS)) log.warn("reconnecting");
  });
  client.on(Events.ShardResume, (_, missed) => log.info("resumed", { missed }));
  client.on(Events.ShardReady, () => log.info("connected"));
  client.rest.on("rateLimited", ({ route, timeToReset, global }) =>
    log.warn("rateLimited", { route, ms: timeToReset, global }),
  );
}

function forgetDaily({ store, log }: Bot): NodeJS.Timeout {
  const forget = () => {
    const answers = store.answers.forgetBefore(Date.now() - KEPT_MS);
    if (answers > 0) log.info("forgot", { answers });
  };
  forget();
  return setInterval(forget, DAY_MS).unref();
}

/** Connected, with an index to answer from. */
async function isHealthy(client: Client, { withLibrarian }: BotParts): Promise<boolean> {
  if (client.ws.status !== Status.Ready) return false;
  return withLibrarian(async () => true).catch(() => false);
}

function patience(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
