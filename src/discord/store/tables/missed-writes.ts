import { letOthersRun } from "../../../shared/async/let-others-run.ts";
import { retry } from "../../../shared/async/retry.ts";
import { codeOf } from "../../../shared/files/system-errors.ts";
import type { Statement, Tables } from "./tables.ts";

/** When to retry missed writes: other processes don't know about these, and they may be lost. */
const CATCHING_UP = { retries: Infinity, firstWaitMs: 100, factor: 2, longestWaitMs: 5000 };

/** Most writes that are kept, about a thousand questions: about 50 MB at most. */
const MOST_MISSED = 5000;

/** Writes that failing tables have missed. They are repeated, in the same order, as soon as the tables work. */
export class MissedWrites {
  /** Oldest first. */
  readonly #missed: (readonly Statement[])[] = [];
  readonly #tables: Tables;
  readonly #onFailure: (error: unknown) => void;
  readonly #onCaughtUp: () => Promise<void>;
  readonly #closed = new AbortController();
  #catchingUp: Promise<void> | null = null;

  /**
   * @param onFailure called for each attempt that fails, with the reason
   * @param onCaughtUp called each time that the tables have everything
   */
  constructor(
    tables: Tables,
    onFailure: (error: unknown) => void,
    onCaughtUp: () => Promise<void>,
  ) {
    this.#tables = tables;
    this.#onFailure = onFailure;
    this.#onCaughtUp = onCaughtUp;
  }

  /** Whether the tables lack earlier writes, so that later ones must wait for their turn. */
  get areWaiting(): boolean {
    return this.#catchingUp !== null;
  }

  add(statements: readonly Statement[]): void {
    this.#missed.push(statements);
    if (this.#missed.length > MOST_MISSED) this.#missed.shift();
    this.#catchingUp ??= this.#catchUp();
    this.#catchingUp.catch(() => {}); // Only `close` ends it early.
  }

  /** Tries once more to repeat them all; afterwards they are forgotten. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#catchingUp?.catch(() => {});
    await this.#repeatAll().catch(() => {});
  }

  async #catchUp(): Promise<void> {
    const policy = { ...CATCHING_UP, signal: this.#closed.signal };
    try {
      do await retry(() => this.#repeatAll(), policy);
      while (this.#missed.length > 0);
    } finally {
      this.#catchingUp = null;
    }
    await this.#onCaughtUp();
  }

  async #repeatAll(): Promise<void> {
    for (let next = this.#missed.shift(); next !== undefined; next = this.#missed.shift()) {
      try {
        await this.#tables.atOnce(next);
      } catch (error) {
        this.#onFailure(error);
        if (!isRefused(error)) {
          this.#missed.unshift(next);
          throw error;
        }
      }
      await letOthersRun();
    }
  }
}

/**
 * Whether working tables refuse a statement because of its content: SQLite's codes, and PostgreSQL's classes 22, 23 and 54 (data,
 * constraints, limits). They would refuse it again.
 */
export function isRefused(error: unknown): boolean {
  return /^(?:SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)|(?:2[23]|54)...$)/.test(codeOf(error));
}
