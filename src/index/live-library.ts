import { join } from "node:path";
import type { Manifest } from "../domain.ts";
import { UserError } from "../errors.ts";
import { readText } from "./intact.ts";
import { CURRENT } from "./manifest.ts";

/** What answers from one index: a library, or a process that has one open. */
export type OpenIndex = {
  readonly manifest: Manifest;
  /** Fulfilled when it can't answer any more although nobody closed it; left out where that can't be. */
  readonly lost?: Promise<unknown>;
  close(): Promise<void>;
};

export type LiveLibraryOptions<Open extends OpenIndex> = {
  /** Opens the index that is current. @throws UserError for one that must not answer */
  readonly open: () => Promise<Open>;
  /** A new index answers from now on. */
  readonly onOpened: (manifest: Manifest) => void;
  /** A new index can't be used; the one before goes on answering. */
  readonly onRefused: (error: unknown) => void;
};

type Generation<Open> = { readonly index: Open; users: number; retired: boolean };

/**
 * The index in a folder as it is at any moment: when a new one is published, later questions get the
 * new one, and the old one is closed after its last question.
 */
export class LiveLibrary<Open extends OpenIndex> {
  readonly #embeddingsDir: string;
  readonly #options: LiveLibraryOptions<Open>;
  #generation: Generation<Open> | null = null;
  /** What CURRENT said when it was last acted upon, also in vain. */
  #seen: string | null = null;
  #looking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(embeddingsDir: string, options: LiveLibraryOptions<Open>) {
    this.#embeddingsDir = embeddingsDir;
    this.#options = options;
  }

  /**
   * Works with the index that is open now; it stays open until the work is done.
   *
   * @throws UserError INDEX_MISSING when there is none yet
   */
  async use<Result>(work: (index: Open) => Result | Promise<Result>): Promise<Result> {
    const generation = this.#generation;
    if (generation === null) {
      throw new UserError("INDEX_MISSING", "There is no index yet.", "Run `npm run index`.");
    }
    generation.users++;
    try {
      return await work(generation.index);
    } finally {
      generation.users--;
      closeUnused(generation);
    }
  }

  /** Looks for a new index now; once it is done, a new one that can be used is in use. */
  refresh(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Looks for a new index again and again. */
  follow(everyMs: number): void {
    this.#timer ??= setInterval(() => void this.refresh(), everyMs).unref();
  }

  /** Ends when nothing is open any more. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#looking;
    await this.#replace(null);
  }

  async #look(): Promise<void> {
    const current = whatItSays(join(this.#embeddingsDir, CURRENT));
    if (current === null || current === this.#seen) return;
    this.#seen = current;
    try {
      const index = await this.#options.open();
      if (this.#closed) return await index.close();
      const generation = { index, users: 0, retired: false };
      void index.lost?.then(() => this.#lose(generation));
      void this.#replace(generation);
      this.#options.onOpened(index.manifest);
    } catch (error) {
      // Only what an operator can put right stays as it is until then.
      if (!(error instanceof UserError)) this.#seen = null;
      this.#options.onRefused(error);
    }
  }

  /** Opens the index anew, now or when it is next looked for. */
  #lose(generation: Generation<Open>): void {
    if (this.#generation !== generation || this.#closed) return;
    this.#generation = null;
    this.#seen = null;
    void this.refresh();
  }

  async #replace(next: Generation<Open> | null): Promise<void> {
    const old = this.#generation;
    this.#generation = next;
    if (old === null) return;
    old.retired = true;
    await closeUnused(old);
  }
}

async function closeUnused<Open extends OpenIndex>(generation: Generation<Open>): Promise<void> {
  const { index, users, retired } = generation;
  if (retired && users === 0) await index.close();
}

/** What CURRENT says; should that be an error, opening meets it too, and is refused once. */
function whatItSays(path: string): string | null {
  try {
    return readText(path);
  } catch (error) {
    return String(error);
  }
}
