import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Library, Manifest } from "../domain.ts";
import { UserError } from "../errors.ts";
import { CURRENT } from "./manifest.ts";
import { openLibrary } from "./open-library.ts";

export type LiveLibraryOptions = {
  /** @throws UserError for an index that must not answer, such as one of another model */
  readonly check: (manifest: Manifest) => void;
  /** A new index answers from now on. */
  readonly onOpened: (manifest: Manifest) => void;
  /** A new index can't be used; the one before goes on answering. */
  readonly onRefused: (error: unknown) => void;
};

type Generation = { readonly library: Library; users: number; retired: boolean };

/**
 * The index in a folder as it is at any moment: when a new one is published, later questions get the
 * new one, and the old one is closed after its last question.
 */
export class LiveLibrary {
  readonly #embeddingsDir: string;
  readonly #options: LiveLibraryOptions;
  #generation: Generation | null = null;
  /** What CURRENT said when it was last acted upon, also in vain. */
  #seen: string | null = null;
  #looking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(embeddingsDir: string, options: LiveLibraryOptions) {
    this.#embeddingsDir = embeddingsDir;
    this.#options = options;
  }

  /**
   * Works with the index that is open now; it stays open until the work is done.
   *
   * @throws UserError INDEX_MISSING when there is none yet
   */
  async use<Result>(work: (library: Library) => Result | Promise<Result>): Promise<Result> {
    const generation = this.#generation;
    if (generation === null) {
      throw new UserError("INDEX_MISSING", "There is no index yet.", "Run `npm run index`.");
    }
    generation.users++;
    try {
      return await work(generation.library);
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

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#replace(null);
  }

  async #look(): Promise<void> {
    const current = readIfThere(join(this.#embeddingsDir, CURRENT));
    if (current === null || current === this.#seen) return;
    this.#seen = current;
    try {
      const library = await openLibrary(this.#embeddingsDir);
      try {
        this.#options.check(library.manifest);
      } catch (error) {
        library.close();
        throw error;
      }
      this.#replace({ library, users: 0, retired: false });
      this.#options.onOpened(library.manifest);
    } catch (error) {
      this.#options.onRefused(error);
    }
  }

  #replace(next: Generation | null): void {
    const old = this.#generation;
    this.#generation = next;
    if (old === null) return;
    old.retired = true;
    closeUnused(old);
  }
}

function closeUnused({ library, users, retired }: Generation): void {
  if (retired && users === 0) library.close();
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}
