/** Limits on concurrent work. The only file that imports p-queue. */
import PQueue from "p-queue";

/** Does the work for each item, at most `concurrency` at a time; results are in the order of the items. Rejects with the first failure; then no more work is begun. */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const waiting = items.entries();
  let hasFailed = false;
  const workOn = async () => {
    for (const [i, item] of waiting) {
      if (hasFailed) return;
      results[i] = await work(item).catch((error) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, workOn));
  return results;
}

/** Runs a few tasks at a time, lets some wait in order, and refuses the rest. */
export class BoundedQueue {
  readonly #queue: PQueue;
  readonly #mostWaiting: number;

  constructor(concurrency: number, mostWaiting: number) {
    this.#queue = new PQueue({ concurrency });
    this.#mostWaiting = mostWaiting;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void> {
    return this.#queue.onIdle();
  }

  /** @returns the work's result, or `null` immediately when too many tasks are waiting */
  run<Result>(work: () => Promise<Result>): Promise<Result> | null {
    const { pending, concurrency, size } = this.#queue;
    if (pending >= concurrency && size >= this.#mostWaiting) return null;
    return this.#queue.add(work);
  }

  /** As `run`, but never refused: for work that has waited elsewhere. */
  runAnyway<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#queue.add(work);
  }
}

/** Runs tasks of the same key one after another, and those of different keys concurrently. */
export class KeyedQueue {
  readonly #queues = new Map<string, PQueue>();

  /** Runs the work once all earlier work of that key has ended, successfully or not. */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const queue = this.#queues.get(key) ?? new PQueue({ concurrency: 1 });
    this.#queues.set(key, queue);
    try {
      return await queue.add(work);
    } finally {
      if (queue.size + queue.pending === 0) this.#queues.delete(key);
    }
  }
}
