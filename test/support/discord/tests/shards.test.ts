import { Client, Events, Partials } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { type LoopbackDiscord, type LoopbackOptions, startLoopbackDiscord } from "../index.ts";
import { MODEST_INTENTS } from "./clients.ts";
import { closeCode, identify } from "./gateway-payloads.ts";

const clients: Client[] = [];
let discord: LoopbackDiscord;

async function start(options: LoopbackOptions = {}): Promise<void> {
  discord = await startLoopbackDiscord({ maxConcurrency: 16, ...options });
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await discord.stop();
});

/** A client that holds these shards, and what its messages say. */
async function connected(shards: number[] | "auto", shardCount?: number) {
  const client = new Client({
    intents: MODEST_INTENTS,
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, offset: 0 },
    shards,
    ...(shardCount === undefined ? {} : { shardCount }),
  });
  clients.push(client);
  const heard: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  return { client, heard };
}

/** So many guilds beside the first one, each with a channel. */
function guilds(count: number) {
  return Array.from({ length: count }, (_, n) => {
    const guild = discord.admin.addGuild(`guild ${n}`);
    return { guild, channel: discord.admin.addChannel(`talk ${n}`, { guild }) };
  });
}

const shardOf = (guild: { id: string }, count: number) => Number(BigInt(guild.id) >> 22n) % count;

describe("guilds are shared out", () => {
  it("by their id over the shards of several clients; direct messages go to shard 0", async () => {
    await start();
    const added = guilds(8);
    const [first, second] = await Promise.all([connected([0, 2], 4), connected([1, 3], 4)]);
    const ann = discord.user("ann");
    for (const { guild, channel } of added) {
      discord.admin.invite(ann, guild);
      ann.says(channel, guild.name, { toBot: true });
    }
    ann.dm("just you");
    await expect.poll(() => first.heard).toContain("just you");
    const heardBy = (client: typeof first) => client.heard.map((text) => text.replace(/^.*> /, ""));
    const expected = (odd: number) =>
      added.filter(({ guild }) => shardOf(guild, 4) % 2 === odd).map(({ guild }) => guild.name);
    await expect.poll(() => heardBy(second)).toEqual(expected(1));
    expect(heardBy(first)).toEqual([...expected(0), "just you"]);
    const { cache } = second.client.guilds;
    expect(cache.every((guild) => shardOf(guild, 4) === guild.shardId)).toBe(true);
    expect(first.client.guilds.cache.size + cache.size).toBe(9);
  });

  it("over as many shards as Discord recommends", async () => {
    await start({ shards: 3 });
    await connected("auto");
    expect(discord.gateway.connectedShards).toEqual(
      [0, 1, 2].map((id) => expect.objectContaining({ id, count: 3 })),
    );
  });

  it("to every client that holds their shard", async () => {
    await start();
    const both = await Promise.all([connected([0], 1), connected([0], 1)]);
    discord.user("ann").dm("hello");
    for (const { heard } of both) await expect.poll(() => heard).toEqual(["hello"]);
  });
});

it("a shard is resumed alone, with everything missed", async () => {
  await start();
  const { heard } = await connected([0, 1], 2);
  discord.gateway.drop(0);
  discord.user("ann").dm("meanwhile");
  await expect.poll(() => heard).toEqual(["meanwhile"]);
  expect(discord.gateway.resumed).toBe(1);
  expect(discord.gateway.identified).toHaveLength(2);
});

describe("an IDENTIFY", () => {
  it.each([
    ["beyond the count", [2, 2]],
    ["that is no number", ["0", 2]],
    ["without a count", [0]],
  ])("of a shard %s is closed with 4010", async (_, shard) => {
    await start();
    expect(await closeCode(discord, identify(discord.token, 1, shard))).toBe(4010);
  });

  it("of a shard with too many guilds is closed with 4011", async () => {
    await start({ guildsPerShard: 3 });
    guilds(3);
    expect(await closeCode(discord, identify(discord.token, 1))).toBe(4011);
    expect(discord.gateway.identified).toEqual([]);
  });

  it("that comes too early is told so (op 9); shards of other buckets need not wait", async () => {
    await start({ maxConcurrency: 2, identifyEveryMs: 60_000 });
    const clients = [connected([0], 3), connected([1], 3)];
    await Promise.all(clients);
    void connected([2], 3).catch(() => {});
    await expect.poll(() => discord.gateway.startLimit.breaches).toEqual([2]);
    expect(discord.gateway.connectedShards.map(({ id }) => id).sort()).toEqual([0, 1]);
  });

  it("is kept back by one client with several shards until its turn has come", async () => {
    await start({ maxConcurrency: 1, identifyEveryMs: 3000 });
    await connected([0, 1], 2);
    expect(discord.gateway.startLimit.breaches).toEqual([]);
    expect(discord.gateway.startLimit.json()).toMatchObject({ remaining: 998 });
  });
});
