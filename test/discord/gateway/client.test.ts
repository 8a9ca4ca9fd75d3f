import { expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";

test("shards of two processes share the servers, connect one after the other, and know each other's answers", async () => {
  const atWork = await botAtWork({
    // The bot keeps to Discord's five seconds; the network and a busy machine may take some of them.
    discord: { identifyEveryMs: 3000, maxConcurrency: 2 },
    settings: { shards: { ids: [0, 1], count: 4 } },
  });
  const { discord } = atWork;
  await atWork.another({ shards: { ids: [2, 3], count: 4 } });
  expect(discord.gateway.startLimit.breaches).toEqual([]);
  expect(discord.gateway.connectedShards.map(({ id }) => id).sort()).toEqual([0, 1, 2, 3]);
  const ann = discord.user("ann");
  const questions = Array.from({ length: 8 }, (_, n) => {
    const guild = discord.admin.addGuild(`guild ${n}`);
    discord.admin.invite(ann, guild);
    const channel = discord.admin.addChannel("talk", { guild });
    return ann.says(channel, QUESTION, { toBot: true });
  });
  const replies = await Promise.all(questions.map((question) => discord.replyTo(question)));
  expect(replies.every((reply) => textOf(reply).includes(ANSWER))).toBe(true);
  expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain(ANSWER);
  for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
  const registrations = discord.requests.filter(({ method, path }) => {
    return method === "PUT" && path.endsWith("/commands");
  });
  expect(registrations).toHaveLength(1);
});
