/** One of `count` gateway connections that share the guilds, counted from 0. */
export type Shard = { readonly id: number; readonly count: number };

/** What an IDENTIFY asks for, right or wrong. */
export function shardOf({ shard: [id, count] = [0, 1] }: { shard?: [number, number] }): Shard {
  return { id, count };
}

export function isShard({ id, count }: Shard): boolean {
  return Number.isInteger(id) && Number.isInteger(count) && id >= 0 && id < count;
}

/** Whether a shard gets a guild's events. Those of no guild, such as direct messages, go to the first. */
export function serves({ id, count }: Shard, guild: { readonly id: string } | null): boolean {
  return guild === null ? id === 0 : (BigInt(guild.id) >> 22n) % BigInt(count) === BigInt(id);
}
