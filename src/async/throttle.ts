/** Remembers for a while what was said, so that nobody hears it again and again. */
export class SaidLately {
  /** Until when each thing counts as said, in order of saying. */
  readonly #until = new Map<string, number>();
  readonly #now: () => number;

  /** @param now clock in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether this was not said within its time; it counts as said from now on. */
  isNew(what: string, forMs: number): boolean {
    const now = this.#now();
    if ((this.#until.get(what) ?? 0) > now) return false;
    for (const [other, until] of this.#until) if (until <= now) this.#until.delete(other);
    this.#until.set(what, now + forMs);
    return true;
  }
}
