import { isPassing } from "../../databases/postgres/errors.ts";
import type { BotSettings } from "../../discord/bot-parts.ts";
import type { Shards } from "../../discord/gateway/shard-plan.ts";
import type { Log } from "../../discord/operate/log.ts";
import { serveMetrics } from "../../discord/operate/metrics-server.ts";
import type { RunningBot } from "../../discord/start-bot.ts";
import { openStore } from "../../discord/store/store.ts";
import { UserError } from "../../errors.ts";
import { channelTo, takeCalls } from "../../processes/calls.ts";
import { keepRunning } from "../../processes/keep-running.ts";
import { startProcess } from "../../processes/start-process.ts";
import { aborted } from "../../processes/stop-signal.ts";
import { Keeper, type KeeperParts } from "./keeper.ts";
import type { Started } from "./shard-process.ts";

/**
 * Runs the bot in several processes, one for each group of shards; one that ends is started again alone.
 *
 * @param signal gives up connecting; afterwards it does nothing
 * @throws UserError as `startBot` does
 */
export async function startShardProcesses(
  groups: readonly Shards[],
  settings: Omit<BotSettings, "shards">,
  parts: KeeperParts,
  log: Log,
  signal: AbortSignal,
): Promise<Omit<RunningBot, "figures">> {
  await (await openStore(settings)).close(); // What is wrong with it is said once, not by each of them.
  const keeper = new Keeper(parts, groups.length);
  const server = await serveMetrics(
    settings.metrics,
    () => keeper.metrics(),
    () => keeper.isHealthy(),
  );
  const leaving = new AbortController();
  const refused = new AbortController();
  const closed = rejected(refused.signal);
  const running: Promise<void>[] = [];
  const started = groups.map((shards) => {
    return new Promise<Started>((resolve) => {
      running.push(run(shards, { started: resolve, failed: (error) => failed(error, shards) }));
    });
  });
  try {
    const all = await Promise.race([Promise.all(started), closed, rejected(signal)]);
    const servers = all.flatMap((bot) => bot.servers);
    return { applicationId: all[0]!.applicationId, servers, closed, stop };
  } catch (error) {
    await stop();
    throw error;
  }

  function run(shards: Shards, heard: Parameters<Keeper["callsOf"]>[2]): Promise<void> {
    const name = shards.ids.join(",");
    const start = () => {
      const child = startProcess("shard-process", { logs: true });
      const its = { ...settings, shards, metrics: null };
      takeCalls(channelTo(child), keeper.callsOf(name, its, heard));
      log.info("processStarted", { pid: child.pid, shards: shards.ids });
      return child;
    };
    return keepRunning(start, leaving.signal, (how, againInS) => {
      keeper.forget(name);
      log.error("processEnded", new Error(how), { shards: shards.ids, againInS });
    });
  }

  /** What an operator can put right ends the whole bot; anything else, and what passes, only the process. */
  function failed(error: Error, { ids }: Shards): void {
    if (error instanceof UserError && !isPassing(error)) refused.abort(error);
    else log.error("processFailed", error, { shards: ids });
  }

  async function stop(): Promise<void> {
    leaving.abort();
    await Promise.all(running);
    server?.close();
  }
}

/** Rejects with the reason of the signal once it is aborted. */
function rejected(signal: AbortSignal): Promise<never> {
  const rejected = aborted(signal).then(() => Promise.reject(signal.reason));
  rejected.catch(() => {});
  return rejected;
}
