/** The value that a share of the values does not exceed; the median is `percentile(values, 0.5)`. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.max(0, place)] ?? Number.NaN;
}

/** What is done before the clock counts: the engine compiles, the caches fill. */
export const WARM_UP = 50;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** How the times of one kind are spread, in milliseconds. */
export type Spread = { readonly p50: number; readonly p95: number; readonly p99: number };

export function spread(values: readonly number[]): Spread {
  return {
    p50: percentile(values, 0.5),
    p95: percentile(values, 0.95),
    p99: percentile(values, 0.99),
  };
}

export function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Does the same for each item, first for some that do not count, while the engine compiles. */
export async function eachTimed<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<{ readonly results: Result[]; readonly ms: number[] }> {
  for (const item of items.slice(0, WARM_UP)) await work(item);
  const results: Result[] = [];
  const ms: number[] = [];
  for (const item of items) {
    const started = performance.now();
    results.push(await work(item));
    ms.push(performance.now() - started);
  }
  return { results, ms };
}

/** `count` of the items, spread evenly over the list; all of them if there are fewer. */
export function evenly<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, i) => items[Math.floor(i * step)]!,
  );
}
