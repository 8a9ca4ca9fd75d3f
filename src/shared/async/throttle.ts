/** Lets each thing happen at most once in a given time. */
export class Throttle {
  /** When each thing may happen again, by `performance.now()`, which never jumps. */
  readonly #next = new Map<string, number>();

  /** True, and noted as happening now, unless it happened within the last `everyMs`. */
  allows(what: string, everyMs: number): boolean {
    const now = performance.now();
    if ((this.#next.get(what) ?? 0) > now) return false;
    for (const [other, next] of this.#next) if (next <= now) this.#next.delete(other);
    this.#next.set(what, now + everyMs);
    return true;
  }
}

/** Writes a state that changes often: the latest one at intervals, and always the final one. */
export class LatestState<State> {
  readonly #everyMs: number;
  #latest: State | null = null;
  #write: ((state: State) => Promise<void>) | null = null;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  set(state: State): void {
    this.#latest = state;
  }

  /** Starts writing; a state that can't be written is skipped. */
  writeWith(write: (state: State) => Promise<void>): void {
    this.#write = write;
    this.#timer = setInterval(() => {
      const state = this.#latest;
      if (state === null) return;
      this.#latest = null;
      this.#writing = this.#writing.then(() => write(state)).catch(() => {});
    }, this.#everyMs);
  }

  /** Writes the final state after the earlier ones. @throws what writing throws */
  async finish(state: State): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
    await this.#write?.(state);
  }
}
