/** Fewer bytes than these within `stallMs` count as a stall: half a kilobyte a second at the usual 30 s. */
const LEAST_BYTES = 16_384;

/** Aborts a download that has stalled, or is so slow that it would never finish. */
export type Watchdog = {
  /** Aborted after `stallMs` with fewer than LEAST_BYTES. */
  readonly signal: AbortSignal;
  /** Reports bytes that have arrived. */
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
