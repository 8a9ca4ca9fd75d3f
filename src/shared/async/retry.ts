/** Trying again after a failure that may be temporary. The only file that imports p-retry. */
import pRetry from "p-retry";

export type RetryPolicy = {
  /** Further tries after the first; `Infinity` until the signal. */
  readonly retries: number;
  /** Milliseconds before the second try. */
  readonly firstWaitMs: number;
  /** Each wait is this many times the one before; default 1. */
  readonly factor?: number;
  readonly longestWaitMs?: number;
  /** Whether trying again may help; by default always. */
  readonly isPassing?: (error: Error) => boolean;
  /** Called before each wait. */
  readonly onRetry?: (error: Error, waitMs: number) => void;
  /** Gives up: the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

/** @throws what the last try throws, or the signal's reason */
export function retry<Result>(work: () => Promise<Result>, policy: RetryPolicy): Promise<Result> {
  const { retries, firstWaitMs, factor = 1, longestWaitMs = Infinity, signal } = policy;
  return pRetry(work, {
    retries,
    factor,
    minTimeout: firstWaitMs,
    maxTimeout: longestWaitMs,
    shouldRetry({ error, retriesConsumed }) {
      if (policy.isPassing?.(error) === false) return false;
      policy.onRetry?.(error, Math.min(firstWaitMs * factor ** retriesConsumed, longestWaitMs));
      return true;
    },
    ...(signal && { signal }),
  });
}
