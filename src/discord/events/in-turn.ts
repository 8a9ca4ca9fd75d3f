/** Does things of the same key one after the other, and things of other keys meanwhile. */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @returns what the work gives, once all earlier work of that key is done, however it ended */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const result = before.then(work, work);
    this.#last.set(key, result);
    try {
      return await result;
    } finally {
      if (this.#last.get(key) === result) this.#last.delete(key);
    }
  }
}
