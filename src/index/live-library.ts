import { setImmediate } from "node:timers/promises";
import type { Manifest } from "../glossary/library.ts";
import { UserError } from "../shared/errors.ts";
import type { IndexVersion, VersionSource } from "./generation/index-version.ts";
import { type Refusal, Refusals } from "./refusals.ts";
import { type OpenIndex, SharedIndex } from "./shared-index.ts";

export type LiveLibraryOptions<Open extends OpenIndex> = {
  /** Opens the index that is current. @throws UserError for one that must not answer */
  readonly open: () => Promise<Open>;
  /** A new index is in use from now on. */
  readonly onOpened: (manifest: Manifest) => void;
  /** A new index can't be used; the previous one keeps answering. Called once for each reason. */
  readonly onRefused: (error: unknown) => void;
};

/**
 * Gives access to whichever index is current: when there is a new one, later questions use it, and the old one is closed after
 * its last question. An index that can't be used is refused and tried again when it has changed; one that can't be reached is
 * tried again at every look.
 */
export class LiveLibrary<Open extends OpenIndex> {
  readonly #versions: VersionSource;
  readonly #options: LiveLibraryOptions<Open>;
  readonly #refusals = new Refusals();
  #current: SharedIndex<Open> | null = null;
  #openId: string | null = null;
  #looking: Promise<void> | null = null;
  /** The look that follows the running one, which may have missed the latest change. */
  #lookingAgain: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(versions: VersionSource, options: LiveLibraryOptions<Open>) {
    this.#versions = versions;
    this.#options = options;
  }

  /**
   * Does work with the index that is open or about to be; it stays open until the work is done. If the index is lost in the
   * meantime, the work is repeated with the next one.
   *
   * @throws UserError INDEX_MISSING when there is none yet
   */
  async use<Result>(work: (index: Open) => Result | Promise<Result>): Promise<Result> {
    for (let triesLeft = 1; ; triesLeft--) {
      if (this.#current === null) await this.#looking;
      const current = this.#current;
      if (current === null) {
        throw new UserError("INDEX_MISSING", "There is no index yet.", "Run `npm run index`.");
      }
      try {
        return await current.use(work);
      } catch (error) {
        // Calls fail a moment before the loss is known.
        await setImmediate();
        if (!current.isLost || triesLeft === 0) throw error;
      }
    }
  }

  get isOpen(): boolean {
    return this.#current !== null;
  }

  /** Why the newest index is not used; `null` if it is. */
  get refusal(): Refusal | null {
    return this.#refusals.current;
  }

  /** Looks for a new index now. When the promise resolves, a usable new index is in use. */
  refresh(): Promise<void> {
    if (this.#looking === null) {
      this.#looking = this.#look().finally(() => {
        this.#looking = null;
      });
      return this.#looking;
    }
    this.#lookingAgain ??= this.#looking.then(() => {
      this.#lookingAgain = null;
      return this.refresh();
    });
    return this.#lookingAgain;
  }

  /** Looks for a new index regularly, and whenever one is announced. */
  follow(everyMs: number): void {
    this.#versions.onChange(() => void this.refresh());
    this.#timer ??= setInterval(() => void this.refresh(), everyMs).unref();
  }

  /** The index that is open is closed after its last question. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#looking;
    await this.#versions.close();
    await this.#replaceBy(null);
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    let version: IndexVersion | null = null;
    try {
      version = await this.#versions.read();
      if (version === null || this.#refusals.has(version)) return;
      if (version.id !== this.#openId) await this.#open(version.id);
      this.#refusals.clear();
    } catch (error) {
      if (this.#refusals.add(error, version)) this.#options.onRefused(error);
    }
  }

  async #open(id: string): Promise<void> {
    const index = await this.#options.open();
    if (this.#closed) return await index.close();
    const opened = new SharedIndex(index, () => this.#lose(opened));
    void this.#replaceBy(opened);
    this.#openId = id;
    this.#options.onOpened(index.manifest);
  }

  /** Opens an index again, now or at the next look. */
  #lose(lost: SharedIndex<Open>): void {
    if (this.#current !== lost || this.#closed) return;
    this.#openId = null;
    this.#refusals.forgetVersion();
    void this.#replaceBy(null);
    void this.refresh();
  }

  async #replaceBy(next: SharedIndex<Open> | null): Promise<void> {
    const old = this.#current;
    this.#current = next;
    await old?.retire();
  }
}
