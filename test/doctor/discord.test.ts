import { GatewayIntentBits } from "discord.js";
import { expect, test } from "vitest";
import { checkDiscord } from "../../src/doctor/discord.ts";
import { loadConfig } from "../../src/settings/config.ts";
import { discordOfTest } from "../support/discord/discord-of-test.ts";
import type { LoopbackOptions } from "../support/discord/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function discordAnd(options: LoopbackOptions = {}) {
  const discord = await discordOfTest(options);
  const check = (settings: { readonly [name: string]: string } = {}) => {
    const connection = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    return checkDiscord(loadConfig({ ...connection, ...settings }, temporaryFolder()));
  };
  return { discord, check };
}

test("a token that Discord accepts is shown with the bot's name", async () => {
  const { check } = await discordAnd();
  expect(await check()).toEqual([
    {
      level: "good",
      text: expect.stringMatching(/^Discord accepts DISCORD_TOKEN: \w+, in 1 server$/),
    },
  ]);
});

test("a token that Discord refuses is a problem, and not printed", async () => {
  const { check } = await discordAnd();
  await expect(check({ DISCORD_TOKEN: "MTE5.wrong.one" })).rejects.toMatchObject({
    code: "TOKEN_REFUSED",
    message: "Discord does not accept DISCORD_TOKEN.",
  });
});

test("without a token, Discord is not asked", async () => {
  expect(await checkDiscord(loadConfig({}, temporaryFolder()))).toEqual([]);
});

test("a Discord that can't be reached is a warning with its address", async () => {
  const { check } = await discordAnd();
  expect(await check({ DISCORD_API_URL: "http://127.0.0.1:9/api" })).toEqual([
    {
      level: "warning",
      text: expect.stringContaining("Discord can't be reached at http://127.0.0.1:9/api: "),
      todo: expect.stringContaining("DISCORD_API_URL"),
    },
  ]);
});

test("channels to listen in need the intent, and must be seen", async () => {
  const without = await discordAnd();
  const general = without.discord.channel("general").id;
  expect(await without.check({ LISTEN_CHANNELS: general })).toMatchObject([
    { level: "good" },
    { level: "problem", todo: expect.stringContaining("Message Content Intent") },
  ]);
  const { discord, check } = await discordAnd({
    privilegedIntents: GatewayIntentBits.MessageContent,
  });
  expect(await check({ LISTEN_CHANNELS: discord.channel("general").id })).toHaveLength(1);
  expect(await check({ LISTEN_CHANNELS: discord.guild.id })).toMatchObject([
    { level: "good" },
    { level: "warning", text: expect.stringContaining(discord.guild.id) },
  ]);
});
