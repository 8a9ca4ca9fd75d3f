import type { Json } from "../world/model.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const TOTAL = 1000;

/**
 * How many sessions may be started: a thousand a day, and of the shards with the same
 * `id % maxConcurrency` one in each span of time.
 */
export class StartLimit {
  /** IDENTIFYs that came too early, by shard id. */
  readonly breaches: number[] = [];
  readonly #maxConcurrency: number;
  readonly #everyMs: number;
  readonly #lastMs = new Map<number, number>();
  #remaining = TOTAL;

  /** @param everyMs 5000 on Discord; 0 for no limit */
  constructor(maxConcurrency: number, everyMs: number) {
    this.#maxConcurrency = maxConcurrency;
    this.#everyMs = everyMs;
  }

  /** @returns false when the shard has to wait */
  take(shardId: number): boolean {
    const bucket = shardId % this.#maxConcurrency;
    const nowMs = performance.now();
    const last = this.#lastMs.get(bucket);
    if (last !== undefined && nowMs - last < this.#everyMs) {
      this.breaches.push(shardId);
      return false;
    }
    this.#lastMs.set(bucket, nowMs);
    this.#remaining--;
    return true;
  }

  json(): Json {
    return {
      total: TOTAL,
      remaining: this.#remaining,
      reset_after: DAY_MS,
      max_concurrency: this.#maxConcurrency,
    };
  }
}
