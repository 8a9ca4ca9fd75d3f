/** Limits on what is done at once: the only door to p-queue. */
import PQueue from "p-queue";

/** Does the work for each item, at most `concurrency` at once; results in the order of the items. Rejects with the first failure. */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const waiting = items.entries();
  const workOn = async () => {
    for (const [i, item] of waiting) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: concurrency }, workOn));
  return results;
}

/** Runs a few tasks at once, lets some wait in order, and refuses the rest. */
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

  /** Fulfilled when nothing runs and nothing waits. */
  idle(): Promise<void> {
    return this.#queue.onIdle();
  }

  /** @returns what the work gives, or `null` at once when too many wait already */
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

/** Runs tasks of one key one after the other; those of different keys run at the same time. */
export class KeyedQueue {
  readonly #queues = new Map<string, PQueue>();

  /** @returns what the work gives, once all earlier work of that key is done, however it ended */
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
