import { GatewayCloseCodes, GatewayOpcodes } from "discord.js";
import type { WebSocket } from "ws";

/** The longest message a client may send, bytes. */
const MAX_PAYLOAD = 4096;

export type Identify = { token: string; intents: number; shard?: [number, number] };
export type Resume = { token: string; session_id: string; seq: number };

type Handlers = {
  identify(data: Identify): void;
  resume(data: Resume): void;
  heartbeat(): void;
  gone(closeCode: number): void;
};

/** Opcodes a client may send that change nothing here. */
const IGNORED = new Set<unknown>([GatewayOpcodes.PresenceUpdate, GatewayOpcodes.VoiceStateUpdate]);

/** One websocket: understands what the client says and holds it to the protocol. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #handlers: Handlers;
  #greeted = false;

  constructor(socket: WebSocket, handlers: Handlers) {
    this.#socket = socket;
    this.#handlers = handlers;
    socket.on("message", (data) => this.#receive(String(data)));
    socket.on("close", (code) => handlers.gone(code));
  }

  send(payload: unknown): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(payload));
  }

  close(code: GatewayCloseCodes): void {
    this.#socket.close(code, GatewayCloseCodes[code]);
  }

  /** End it without a word, as a broken network does. */
  cut(): void {
    this.#socket.terminate();
  }

  #receive(text: string): void {
    const broken = this.#handle(text);
    if (broken !== null) this.close(broken);
  }

  /** The code to close with, `null` when all is well. */
  #handle(text: string): GatewayCloseCodes | null {
    const payload = Buffer.byteLength(text) > MAX_PAYLOAD ? null : parsed(text);
    if (payload === null) return GatewayCloseCodes.DecodeError;
    const { op, d } = payload;
    const { identify, resume, heartbeat } = this.#handlers;
    if (op === GatewayOpcodes.Heartbeat) {
      heartbeat();
      return null;
    }
    if (op === GatewayOpcodes.Identify || op === GatewayOpcodes.Resume) {
      if (this.#greeted) return GatewayCloseCodes.AlreadyAuthenticated;
      this.#greeted = true;
      if (op === GatewayOpcodes.Identify) identify(d!);
      else resume(d!);
      return null;
    }
    if (!this.#greeted) return GatewayCloseCodes.NotAuthenticated;
    return IGNORED.has(op) ? null : GatewayCloseCodes.UnknownOpcode;
  }
}

function parsed(text: string): { op?: number; d?: never } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
