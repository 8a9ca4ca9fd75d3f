/** Shows something that changes often, the latest state of it now and then, and surely the last. */
export class Latest<State> {
  readonly #everyMs: number;
  #latest: State | null = null;
  #write: ((state: State) => Promise<void>) | null = null;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  /** @param everyMs at least so long lies between two writings */
  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  show(state: State): void {
    this.#latest = state;
  }

  /** From now on states are written; one that can't be written is left out. */
  begin(write: (state: State) => Promise<void>): void {
    this.#write = write;
    this.#timer = setInterval(() => this.#writeLatest(), this.#everyMs);
  }

  /** Writes the last state once earlier ones are written. @throws what writing throws */
  async end(state: State): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#writing;
    await this.#write?.(state);
  }

  #writeLatest(): void {
    const state = this.#latest;
    if (state === null || this.#write === null) return;
    this.#latest = null;
    const write = this.#write;
    this.#writing = this.#writing.then(() => write(state)).catch(() => {});
  }
}
