import { setImmediate } from "node:timers/promises";
import { isPassing } from "../databases/postgres/errors.ts";
import type { Manifest } from "../domain.ts";
import { UserError } from "../errors.ts";
import type { IndexVersion, VersionSource } from "./generation/index-version.ts";

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
  /** A new index can't be used; the one before goes on answering. Told once for each reason. */
  readonly onRefused: (error: unknown) => void;
};

/** Why the newest index does not answer. */
export type Refusal = {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly reason: string;
  /** True when the index could not even be reached; looking goes on, and the reason may change. */
  readonly isAway: boolean;
};

type Generation<Open> = { readonly index: Open; users: number; retired: boolean; lost: boolean };

/**
 * The index that is current at any moment: when a new one is published, later questions get the new
 * one, and the old one is closed after its last question. One that can't be used is refused, and tried
 * again when it has changed; one that can't be reached, at every look.
 */
export class LiveLibrary<Open extends OpenIndex> {
  readonly #versions: VersionSource;
  readonly #options: LiveLibraryOptions<Open>;
  #generation: Generation<Open> | null = null;
  /** Id of the version that is open. */
  #openId: string | null = null;
  #refusal: Refusal | null = null;
  /** State of the refused index; `null` when it is to be tried again anyway. */
  #refusedState: string | null = null;
  #looking: Promise<void> | null = null;
  /** The look after the one that is under way, which may have missed what is asked for. */
  #lookingAgain: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(versions: VersionSource, options: LiveLibraryOptions<Open>) {
    this.#versions = versions;
    this.#options = options;
  }

  /**
   * Works with the index that is open now, or about to be; it stays open until the work is done. Work whose
   * index is lost meanwhile is done again with the next one.
   *
   * @throws UserError INDEX_MISSING when there is none yet
   */
  use<Result>(work: (index: Open) => Result | Promise<Result>): Promise<Result> {
    return this.#use(work, 1);
  }

  async #use<Result>(
    work: (index: Open) => Result | Promise<Result>,
    triesLeft: number,
  ): Promise<Result> {
    if (this.#generation === null) await this.#looking;
    const generation = this.#generation;
    if (generation === null) {
      throw new UserError("INDEX_MISSING", "There is no index yet.", "Run `npm run index`.");
    }
    generation.users++;
    try {
      return await work(generation.index);
    } catch (error) {
      // Calls fail a moment before the loss is told.
      await setImmediate();
      if (!generation.lost || triesLeft === 0) throw error;
      return await this.#use(work, triesLeft - 1);
    } finally {
      generation.users--;
      closeUnused(generation);
    }
  }

  /** Why the newest index is not used; `null` when it answers. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  /** Looks for a new index now; once it is done, a new one that can be used is in use. */
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

  /** Looks for a new index again and again, and whenever one is announced. */
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
    await this.#replace(null);
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    try {
      const version = await this.#versions.read();
      if (version === null) return;
      if (version.id === this.#openId) {
        this.#refusal = null;
        return;
      }
      if (version.state === this.#refusedState) return;
      this.#refusedState = version.state;
      await this.#open(version);
    } catch (error) {
      this.#refuse(error);
    }
  }

  async #open({ id }: IndexVersion): Promise<void> {
    const index = await this.#options.open();
    if (this.#closed) return await index.close();
    const generation = { index, users: 0, retired: false, lost: false };
    void index.lost?.then(() => this.#lose(generation));
    void this.#replace(generation);
    this.#openId = id;
    this.#refusal = null;
    this.#options.onOpened(index.manifest);
  }

  #refuse(error: unknown): void {
    // Only what an operator can put right stays as it is until then.
    const isAway = isPassing(error);
    if (!(error instanceof UserError) || isAway) this.#refusedState = null;
    const reason = error instanceof Error ? error.message : String(error);
    const before = this.#refusal;
    if (reason === before?.reason || (isAway && before?.isAway)) return;
    this.#refusal = { since: before?.since ?? Date.now(), reason, isAway };
    this.#options.onRefused(error);
  }

  /** Opens the index anew, now or when it is next looked for. */
  #lose(generation: Generation<Open>): void {
    generation.lost = true;
    if (this.#generation !== generation || this.#closed) return;
    this.#openId = null;
    this.#refusedState = null;
    void this.#replace(null);
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
