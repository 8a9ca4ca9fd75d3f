/** A bucket holds so many questions and is filled again at that rate. */
export type Allowance = { readonly burst: number; readonly perMinute: number };

export type Allowances = {
  readonly user: Allowance;
  readonly channel: Allowance;
  readonly guild: Allowance;
};

/** Share of a minute's questions that may come at once. */
const AT_ONCE = 0.5;

/** Allowances from the questions that are taken in a minute, >= 1 each. */
export function allowances(perMinute: {
  readonly user: number;
  readonly channel: number;
  readonly server: number;
}): Allowances {
  const allowance = (perMinute: number) => ({ burst: Math.ceil(perMinute * AT_ONCE), perMinute });
  return {
    user: allowance(perMinute.user),
    channel: allowance(perMinute.channel),
    guild: allowance(perMinute.server),
  };
}

/** Buckets in memory: some megabytes. Beyond that, those unused for longest are forgotten. */
const MOST_BUCKETS = 20_000;

type Bucket = { tokens: number; filledAt: number };

/** Who asks: ids of Discord; no guild in direct messages. */
export type Asker = {
  readonly user: string;
  readonly channel: string;
  readonly guild: string | null;
};

/**
 * Token buckets for each user, channel and guild. A question takes one token of each or none at all.
 *
 * @param now clock in milliseconds
 */
export class FairUse {
  /** In order of last use. */
  readonly #buckets = new Map<string, Bucket>();
  readonly #allowances: Allowances;
  readonly #now: () => number;
  readonly #mostBuckets: number;

  constructor(allowances: Allowances, now: () => number, mostBuckets = MOST_BUCKETS) {
    this.#allowances = allowances;
    this.#now = now;
    this.#mostBuckets = mostBuckets;
  }

  /** @returns 0 when the question may be asked now, else the seconds to wait, at least 1 */
  secondsToWait({ user, channel, guild }: Asker): number {
    const { user: perUser, channel: perChannel, guild: perGuild } = this.#allowances;
    const taken: [Bucket, Allowance][] = [
      [this.#bucket(`user ${user}`, perUser), perUser],
      [this.#bucket(`channel ${channel}`, perChannel), perChannel],
    ];
    if (guild !== null) taken.push([this.#bucket(`guild ${guild}`, perGuild), perGuild]);
    this.#forgetOldest();
    const waitsMs = taken.map(([{ tokens }, { perMinute }]) =>
      Math.round(((1 - tokens) * 60_000) / perMinute),
    );
    const longestMs = Math.max(...waitsMs);
    if (longestMs > 0) return Math.ceil(longestMs / 1000);
    for (const [bucket] of taken) bucket.tokens--;
    return 0;
  }

  #bucket(key: string, { burst, perMinute }: Allowance): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, filledAt: now };
    const minutes = Math.max(0, now - bucket.filledAt) / 60_000;
    bucket.tokens = Math.min(burst, bucket.tokens + minutes * perMinute);
    bucket.filledAt = now;
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forgetOldest(): void {
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size <= this.#mostBuckets) return;
      this.#buckets.delete(key);
    }
  }
}
