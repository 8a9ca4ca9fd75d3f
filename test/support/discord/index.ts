import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { LoopbackDiscord } from "./loopback.ts";

export { buttonsOf, textOf } from "./components.ts";
export type { LoopbackDiscord } from "./loopback.ts";
export type { Channel, Message } from "./model.ts";

export type LoopbackOptions = {
  /** 0, the default, for any free port. */
  readonly port?: number;
  readonly token?: string;
  /** Privileged intents switched on in the "Developer Portal", as bits; none by default. */
  readonly privilegedIntents?: number;
  readonly heartbeatMs?: number;
  /** How long the bot may take to acknowledge an interaction, 3000 by default. */
  readonly acknowledgeMs?: number;
  /** How long an interaction's token lives, 15 minutes by default. */
  readonly tokenMs?: number;
};

/** Start Discord, as far as a bot can tell, on one port of this machine. */
export async function startLoopbackDiscord(
  options: LoopbackOptions = {},
): Promise<LoopbackDiscord> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return new LoopbackDiscord(server, port, {
    token: "loopback.bot.token",
    privilegedIntents: 0,
    heartbeatMs: 41_250,
    acknowledgeMs: 3000,
    tokenMs: 900_000,
    ...options,
  });
}
