import type { MetricsJson } from "./metrics.ts";

/** What a process of the bot has to tell of itself. */
export type Figures = {
  readonly servers: number;
  /** Milliseconds that its last answers took, oldest first. */
  readonly answerMs: readonly number[];
  /** Whether all of its shards are connected. */
  readonly connected: boolean;
  /** For Prometheus. */
  readonly metrics: MetricsJson;
};

/** Half and 95 % of the answers took no longer than that, in milliseconds; `null` without any. */
export function timesOf(
  answerMs: readonly number[],
): { readonly p50: number; readonly p95: number } | null {
  const sorted = answerMs.toSorted((a, b) => a - b);
  const below = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
  const [p50, p95] = [below(0.5), below(0.95)];
  return p50 === undefined || p95 === undefined ? null : { p50, p95 };
}
