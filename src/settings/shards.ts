/** Gateway connections of one bot: each receives the events of a share of the servers. */
export type Shards = {
  /** Counted from 0, ascending. */
  readonly ids: readonly number[];
  /** Number of shards on all machines together. */
  readonly count: number;
};

/** The setting SHARDS; `"auto"` means as many as Discord recommends, all in this process. */
export type ShardPlan = "auto" | Shards;

/** Reads `auto`, `4`, `0/4` or `0-1/4`. @throws Error that says what is allowed */
export function parseShards(text: string): ShardPlan {
  if (text === "auto") return "auto";
  const found = /^(?:(?<first>\d{1,5})(?:-(?<last>\d{1,5}))?\/)?(?<count>\d{1,5})$/.exec(text);
  const count = Number(found?.groups?.count ?? 0);
  const first = Number(found?.groups?.first ?? 0);
  const last = Number(found?.groups?.last ?? found?.groups?.first ?? count - 1);
  if (count >= 1 && first <= last && last < count) return shardsOf(count, first, last);
  throw new Error(
    "auto, a number of shards such as 4, one of them such as 0/4, or a range such as 0-1/4, counted from 0",
  );
}

/** The shards from `first` to `last` of `count`; by default all. */
export function shardsOf(count: number, first = 0, last = count - 1): Shards {
  return { ids: Array.from({ length: last - first + 1 }, (_, n) => first + n), count };
}
