import { setTimeout } from "node:timers/promises";
import { ReportOnce } from "../../shared/async/report-once.ts";
import { TimedLook } from "./timed-look.ts";

export type FollowOptions = {
  /** What there is, as a text that differs when something is new, changed or gone. */
  readonly look: () => Promise<string>;
  /** Takes notice of what there is; true if there was something to do. One that fails is tried again later. */
  readonly update: () => Promise<boolean>;
  /** A look or an update failed; called once for each message until one succeeds. */
  readonly onFailure: (error: unknown) => void;
  /** How often to look without a call of `notice`. */
  readonly lookEveryMs: () => number;
  readonly pace?: Partial<Pace>;
};

type Pace = {
  /** What stays the same for so long has settled: files have stopped growing. */
  readonly settleMs: number;
  /** What never settles is updated anyway after this time; the next time after twice that, and so on. */
  readonly patienceMs: number;
  /** A failed update is tried again after this time, then after twice that, and so on. */
  readonly againMs: number;
};

const PACE: Pace = { settleMs: 700, patienceMs: 60_000, againMs: 60_000 };

/** Limit of the waits that double. */
const LONGEST_MS = 30 * 60_000;

/** Notices within this time lead to one look. */
const GATHER_MS = 200;

/** The pause between two looks, in multiples of the time that a look takes; longer when nothing was noticed. */
const LOOKS_APART = 10;
const UNNOTICED_APART = 50;

/**
 * Updates whenever something has changed and settled. However much changes at once is one update, and what
 * changes during an update leads to exactly one more.
 */
export class FollowChanges {
  readonly #options: FollowOptions;
  readonly #pace: Pace;
  readonly #stopped = new AbortController();
  readonly #look: TimedLook;
  readonly #failures: ReportOnce;
  #noticed = new AbortController();
  /** What there was when the last update began; `null` when there must be another one. */
  #known: string | null = null;
  #patienceMs: number;
  #againMs: number;
  /** When a failed update is tried again, by the clock of `performance`. */
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

  /** Updates now, and from then on after each change, until it is stopped. Never rejects. */
  async follow(): Promise<void> {
    const first = await this.#look.now();
    if (first !== null) await this.#update(first);
    while (!this.#stopped.signal.aborted) {
      await this.#untilNoticed();
      const seen = await this.#look.now();
      if (seen === null || seen === this.#known) continue;
      const settled = await this.#settled(seen);
      // What came and went again is no change.
      if (settled !== null && settled !== this.#known) await this.#update(settled);
    }
  }

  /** Something may have changed. */
  notice(): void {
    this.#noticed.abort();
  }

  /** Runs an update that somebody asks for: what there is when it begins is then no change. */
  async during<Result>(update: () => Promise<Result>): Promise<Result> {
    this.#known = await this.#look.now();
    try {
      return await update();
    } catch (error) {
      this.#known = null;
      throw error;
    }
  }

  /** No update begins any more; one that is under way goes on. */
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

  /** What there is when it has stopped changing, or has been changing for too long. */
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
        // The update may have taken notice of something that is gone again, so that looking shows no change.
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
