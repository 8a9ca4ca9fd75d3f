/** Nothing takes that long, also on a slow and busy machine. */
const PATIENCE_MS = 120_000;

/** How often to look for what changes outside of this Discord, such as the bot's log. */
const LOOK_EVERY_MS = 50;

/** Waits for things to happen instead of for time to pass. */
export class Waiting {
  readonly #watchers = new Set<() => void>();
  readonly #describe: () => string;

  /** @param describe what to say about the world when something did not happen */
  constructor(describe: () => string) {
    this.#describe = describe;
  }

  /** Let everyone who waits look again. */
  changed(): void {
    for (const look of this.#watchers) look();
  }

  /**
   * Resolves with what `look` gives as soon as that is neither `undefined`, `null` nor `false`.
   *
   * @param what for the failure: "an answer to ann"
   * @throws Error after `withinMs`, telling what did happen
   */
  until<T>(
    what: string,
    look: () => T | undefined | null | false,
    withinMs = PATIENCE_MS,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(deadline);
        clearInterval(looking);
        this.#watchers.delete(check);
      };
      const check = () => {
        try {
          const found = look();
          if (found === undefined || found === null || found === false) return;
          stop();
          resolve(found);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      const deadline = setTimeout(() => {
        stop();
        reject(new Error(`Waited ${withinMs} ms in vain for ${what}.\n${this.#describe()}`));
      }, withinMs);
      const looking = setInterval(check, LOOK_EVERY_MS);
      this.#watchers.add(check);
      check();
    });
  }
}
