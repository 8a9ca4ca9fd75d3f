import { setTimeout } from "node:timers/promises";
import { ReportOnce } from "../../shared/async/report-once.ts";
import { TimedLook } from "./timed-look.ts";

export type FollowOptions = {
  /** Returns the current state as a text that differs when something is new, changed or gone. */
  readonly look: () => Promise<string>;
  /** Processes the current state; returns true if there was something to do. Tried again later if it fails. */
  readonly update: () => Promise<boolean>;
  /** Called when a look or an update fails, once for each different message until one succeeds. */
  readonly onFailure: (error: unknown) => void;
  /** How often to look if `notice` is not called. */
  readonly lookEveryMs: () => number;
  readonly pace?: Partial<Pace>;
};

type Pace = {
  /** After this time without a change, the state has settled: files have stopped growing. */
  readonly settleMs: number;
  /** If the state does not settle, an update runs after this time anyway; the next one after twice that, and so on. */
  readonly patienceMs: number;
  /** A failed update is tried again after this time, then after twice that, and so on. */
  readonly againMs: number;
};

const PACE: Pace = { settleMs: 700, patienceMs: 60_000, againMs: 60_000 };

/** Limit for the waits that double. */
const LONGEST_MS = 30 * 60_000;

/** Notices within this time lead to a single look. */
const GATHER_MS = 200;

/** Pause between two looks, in multiples of the time that a look takes; longer if nothing was noticed. */
const LOOKS_APART = 10;
const UNNOTICED_APART = 50;

/**
 * Runs an update whenever something has changed and settled. However much changes at once, there is one update; changes during an
 * update lead to exactly one more.
 */
export class FollowChanges {
  readonly #options: FollowOptions;
  readonly #pace: Pace;
  readonly #stopped = new AbortController();
  readonly #look: TimedLook;
  readonly #failures: ReportOnce;
  #noticed = new AbortController();
  /** The state when the last update began; `null` if another update is needed in any case. */
  #known: string | null = null;
  #patienceMs: number;
  #againMs: number;
  /** When to try a failed update again, by `performance.now()`. */
  #againAt = Number.POSITIVE_INFINITY;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#pace = { ...PACE, ...options.pace };
    this.#patienceMs = this.#pace.patienceMs;
    this.#againMs = this.#pace.againMs;
    const tell = (error: unknown) => {
      if (!this.#stopped.signal.aborted) options.onFailure(error);
    };
    this.#look = new TimedLook(options.look, tell);
    this.#failures = new ReportOnce(tell);
  }

  /** Updates now and after each change, until it is stopped. Never rejects. */
  async follow(): Promise<void> {
    const first = await this.#look.now();
    if (first !== null) await this.#update(first);
    while (!this.#stopped.signal.aborted) {
      await this.#untilNoticed();
      const seen = await this.#look.now();
      if (seen === null || seen === this.#known) continue;
      const settled = await this.#settled(seen);
      // Something that appeared and disappeared again is no change.
      if (settled !== null && settled !== this.#known) await this.#update(settled);
    }
  }

  /** Tells it that something may have changed. */
  notice(): void {
    this.#noticed.abort();
  }

  /** Runs an update on request; the state when it begins then no longer counts as a change. */
  async during<Result>(update: () => Promise<Result>): Promise<Result> {
    this.#known = await this.#look.now();
    try {
      return await update();
    } catch (error) {
      this.#known = null;
      throw error;
    }
  }

  /** Starts no more updates; a running one goes on. */
  stop(): void {
    this.#stopped.abort();
  }

  async #untilNoticed(): Promise<void> {
    const now = performance.now();
    const everyMs = Math.max(this.#options.lookEveryMs(), UNNOTICED_APART * this.#look.tookMs);
    const waitMs = Math.min(everyMs, Math.max(0, this.#againAt - now));
    await this.#pause(waitMs, this.#noticed.signal);
    await this.#pause(Math.max(GATHER_MS, this.#look.restMs(LOOKS_APART)));
    this.#noticed = new AbortController();
    if (performance.now() < this.#againAt) return;
    this.#againAt = Number.POSITIVE_INFINITY;
    this.#known = null;
  }

  /** The state when it has stopped changing, or has been changing for too long. */
  async #settled(first: string): Promise<string | null> {
    const startedAt = performance.now();
    const { settleMs, patienceMs } = this.#pace;
    for (let before: string | null = first; !this.#stopped.signal.aborted; ) {
      await this.#pause(Math.max(settleMs, 2 * this.#look.tookMs));
      const now = await this.#look.now();
      if (now === before) {
        this.#patienceMs = patienceMs;
        return now;
      }
      if (performance.now() - startedAt > this.#patienceMs) {
        this.#patienceMs = Math.min(LONGEST_MS, 2 * this.#patienceMs);
        return now;
      }
      before = now;
    }
    return null;
  }

  async #update(seen: string): Promise<void> {
    this.#known = seen;
    this.#noticed = new AbortController();
    try {
      const changedAnything = await this.#options.update();
      if (changedAnything && (this.#noticed.signal.aborted || (await this.#look.now()) !== seen)) {
        // The update may have processed something that is gone again, so that looking would show no change.
        this.#known = null;
        this.notice();
      }
      this.#failures.succeeded();
      this.#againMs = this.#pace.againMs;
    } catch (error) {
      this.#failures.failed(error);
      this.#againAt = performance.now() + this.#againMs;
      this.#againMs = Math.min(LONGEST_MS, 2 * this.#againMs);
    }
  }

  async #pause(ms: number, ...until: AbortSignal[]): Promise<void> {
    const signal = AbortSignal.any([this.#stopped.signal, ...until]);
    await setTimeout(ms, undefined, { signal }).catch(() => {});
  }
}
