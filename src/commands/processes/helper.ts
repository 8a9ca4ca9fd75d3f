import type { Librarian } from "../../discord/library/librarian.ts";
import type { LibrarianAtWork } from "./librarian.ts";

/** How long to wait after a failed or impossible start: under load, further attempts would only slow down the first librarian. */
const REST_MS = 60_000;

/** A librarian that knows how many of its questions are not answered yet. */
export class CountedLibrarian {
  readonly atWork: LibrarianAtWork;
  pending = 0;

  constructor(atWork: LibrarianAtWork) {
    this.atWork = atWork;
  }

  async answer(...asked: Parameters<Librarian["answer"]>): ReturnType<Librarian["answer"]> {
    this.pending++;
    try {
      return await this.atWork.librarian.answer(...asked);
    } finally {
      this.pending--;
    }
  }
}

/** A librarian that runs only while it is needed. */
export class Helper {
  readonly #start: () => Promise<LibrarianAtWork | null>;
  readonly #idle: NodeJS.Timeout;
  #running: CountedLibrarian | null = null;
  #starting: Promise<void> | null = null;
  /** When it may be started again, by `performance.now()`. */
  #startAgainAt = 0;
  #closed = false;

  /**
   * @param start starts a librarian; `null` if that is impossible now
   * @param idleMs it is closed after this time without a question
   */
  constructor(start: () => Promise<LibrarianAtWork | null>, idleMs: number) {
    this.#start = start;
    this.#idle = setTimeout(() => {
      if (this.pending !== null && this.pending > 0) this.#idle.refresh();
      else void this.#running?.atWork.close();
    }, idleMs).unref();
  }

  /** How many of its questions are not answered yet; `null` while it is not running. */
  get pending(): number | null {
    return this.#running?.pending ?? null;
  }

  /** Only while it is running. @throws SubprocessEnded if its process ends meanwhile */
  answer(...asked: Parameters<Librarian["answer"]>): ReturnType<Librarian["answer"]> {
    this.#idle.refresh();
    return this.#running!.answer(...asked);
  }

  /** Starts it, unless it is running or could not be started a short time ago. */
  call(): void {
    if (this.#running !== null || performance.now() < this.#startAgainAt) return;
    this.#starting ??= this.#startNow().finally(() => {
      this.#starting = null;
    });
  }

  /** In bytes; 0 while it is not running. */
  async memory(): Promise<number> {
    return (await this.#running?.atWork.memory()) ?? 0;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await Promise.all([this.#running?.atWork.close(), this.#starting]);
  }

  /** If it can't be started, the first librarian answers everything. */
  async #startNow(): Promise<void> {
    const started = await this.#start().catch((error) => {
      if (!this.#closed) console.error(`A second librarian can't be started: ${error.message}`);
      return null;
    });
    if (started === null) {
      this.#startAgainAt = performance.now() + REST_MS;
      return;
    }
    if (this.#closed) return await started.close();
    this.#running = new CountedLibrarian(started);
    this.#idle.refresh();
    void started.lost.then(() => {
      this.#running = null;
    });
  }
}
