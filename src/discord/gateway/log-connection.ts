import { type Client, Events } from "discord.js";
import { SaidLately } from "../../async/throttle.ts";
import type { Log } from "../operate/log.ts";

/** discord.js tries twice a second; the log needs it less often. */
const RECONNECTING_AGAIN_MS = 60_000;

/** Writes down how the connection to Discord fares. */
export function logConnection(client: Client, log: Log): void {
  const said = new SaidLately(Date.now);
  client.on(Events.Error, (error) => log.error("clientError", error));
  client.on(Events.ShardError, (error, shard) => log.error("gatewayError", error, { shard }));
  client.on(Events.ShardReconnecting, (shard) => {
    if (said.isNew(`reconnecting ${shard}`, RECONNECTING_AGAIN_MS))
      log.warn("reconnecting", { shard });
  });
  client.on(Events.ShardResume, (shard, missed) => log.info("resumed", { shard, missed }));
  client.on(Events.ShardReady, (shard) => log.info("connected", { shard }));
  client.rest.on("rateLimited", ({ route, timeToReset, global }) =>
    log.warn("rateLimited", { route, ms: timeToReset, global }),
  );
}
