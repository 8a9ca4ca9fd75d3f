/** Doing only so much at once: the only door to p-queue. */
import PQueue from "p-queue";

/** What the work gives for each item, in their order. Rejects with the first failure. */
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

/** Works on a few things at once, lets some wait in order, and refuses the rest. */
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

  /** When nothing is worked on and nothing waits. */
  idle(): Promise<void> {
    return this.#queue.onIdle();
  }

  /** @returns what the work gives, or `null` at once when too many wait already */
  run<Result>(work: () => Promise<Result>): Promise<Result> | null {
    const { pending, concurrency, size } = this.#queue;
    if (pending >= concurrency && size >= this.#mostWaiting) return null;
    return this.#queue.add(work);
  }

  /** The same for work that has waited already: it is never refused. */
  runAnyway<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#queue.add(work);
  }
}

/** Does things of the same key one after the other, and things of other keys meanwhile. */
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
