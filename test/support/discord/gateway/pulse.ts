/** How much later than due a heartbeat may come: as long as an acknowledgement. Discord does not publish its own. */
const TOLERANCE_MS = 3000;

/** The heartbeats of one connection: when each is due, and what happens when one stays away. */
export class Pulse {
  readonly #intervalMs: number;
  readonly #missed: NodeJS.Timeout;
  #lastMs = performance.now();

  /** @param onMissed called once, when no heartbeat has come in time; until then the next one is awaited */
  constructor(intervalMs: number, onMissed: () => void) {
    this.#intervalMs = intervalMs;
    this.#missed = setTimeout(onMissed, intervalMs + TOLERANCE_MS).unref();
  }

  /** @returns how late this heartbeat is, in milliseconds; negative when it came early, as the first one does */
  beat(): number {
    const nowMs = performance.now();
    const lateMs = nowMs - this.#lastMs - this.#intervalMs;
    this.#lastMs = nowMs;
    this.#missed.refresh();
    return lateMs;
  }

  stop(): void {
    clearTimeout(this.#missed);
  }
}
