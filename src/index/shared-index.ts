import type { Manifest } from "../glossary/library.ts";

/** An open index: a library, or a process that has one open. */
export type OpenIndex = {
  readonly manifest: Manifest;
  /** Resolves when it can no longer answer although it was not closed; absent if that can't happen. */
  readonly lost?: Promise<unknown>;
  close(): Promise<void>;
};

/** An index that several questions use concurrently; once retired, it is closed after the last of them. */
export class SharedIndex<Open extends OpenIndex> {
  readonly #index: Open;
  #users = 0;
  #isRetired = false;
  isLost = false;

  constructor(index: Open, onLost: () => void) {
    this.#index = index;
    void index.lost?.then(() => {
      this.isLost = true;
      onLost();
    });
  }

  /** The index stays open until the work is done. */
  async use<Result>(work: (index: Open) => Result | Promise<Result>): Promise<Result> {
    this.#users++;
    try {
      return await work(this.#index);
    } finally {
      this.#users--;
      void this.#closeIfUnused();
    }
  }

  /** Closes the index now, or after its last current use. It must not be used again. */
  async retire(): Promise<void> {
    this.#isRetired = true;
    await this.#closeIfUnused();
  }

  async #closeIfUnused(): Promise<void> {
    if (this.#isRetired && this.#users === 0) await this.#index.close();
  }
}
