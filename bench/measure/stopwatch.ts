/** Adds up the time spent in each method of the parts it is put around. */
export class Stopwatch {
  readonly #ms = new Map<string, number>();

  /** The same object with every method timed under its name; a method that gives a promise, until it settles. */
  around<Part extends object>(part: Part): Part {
    const timed = Object.entries(part).map(([name, member]) => [
      name,
      typeof member === "function" ? this.#timed(name, member) : member,
    ]);
    return Object.fromEntries(timed);
  }

  /** Milliseconds by method since the last call. */
  take(): Map<string, number> {
    const taken = new Map(this.#ms);
    this.#ms.clear();
    return taken;
  }

  #timed(name: string, method: (...args: unknown[]) => unknown) {
    return (...args: unknown[]) => {
      const started = performance.now();
      const stop = () =>
        this.#ms.set(name, (this.#ms.get(name) ?? 0) + performance.now() - started);
      const result = method(...args);
      if (result instanceof Promise) return result.finally(stop);
      stop();
      return result;
    };
  }
}
