/** Fewer bytes than these in the time of the watchdog are no download: half a kilobyte a second at the usual 30 s. */
export const LEAST_BYTES = 16_384;

/** Ends a download that stands still, or goes on so slowly that it would never be done. */
export type Watchdog = {
  /** Aborted after `stallMs` with fewer than LEAST_BYTES. */
  readonly signal: AbortSignal;
  /** Tells it that so many bytes have come. */
  feed(bytes: number): void;
  stop(): void;
};

export function startWatchdog(stallMs: number): Watchdog {
  const stall = new AbortController();
  const reason = `less than ${LEAST_BYTES / 1024} KB came in ${stallMs / 1000} s`;
  const timer = setTimeout(() => stall.abort(new Error(reason)), stallMs);
  let since = 0;
  return {
    signal: stall.signal,
    feed(bytes) {
      since += bytes;
      if (since < LEAST_BYTES) return;
      since = 0;
      timer.refresh();
    },
    stop: () => clearTimeout(timer),
  };
}
