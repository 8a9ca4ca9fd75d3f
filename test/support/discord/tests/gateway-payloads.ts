import { WebSocket } from "ws";
import type { LoopbackDiscord } from "../index.ts";

/** The close code of a connection that says these things after hello. */
export function closeCode(discord: LoopbackDiscord, ...payloads: string[]): Promise<number> {
  const socket = new WebSocket(`${discord.gateway.url}/?v=10&encoding=json`);
  return new Promise((resolve) => {
    socket.once("message", () => payloads.forEach((payload) => void socket.send(payload)));
    socket.once("close", resolve);
  });
}

export function identify(token: string, intents: number, shard?: unknown): string {
  return JSON.stringify({ op: 2, d: { token, intents, properties: {}, shard } });
}
