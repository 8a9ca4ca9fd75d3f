import { ChannelType } from "discord.js";
import { expect, test } from "vitest";
import { unseenPlaces } from "../../../src/discord/gateway/unseen-places.ts";
import { botAtWork } from "../../support/bot/bot-at-work.ts";

const NONE = {
  collectionChannels: new Map<string, string>(),
  listenChannels: [],
  addInServers: [],
};
const NOWHERE = "123456789012345678";

test("ids that the bot sees nowhere are named with their setting, and no others", async () => {
  const { discord } = await botAtWork();
  const { admin } = discord;
  const category = admin.addChannel("fruit", { type: ChannelType.GuildCategory });
  const closed = admin.addChannel("closed");
  admin.deny(closed, "bot", "ViewChannel");
  const foreign = admin.addGuild("Without the bot", { withBot: false });
  const [general, forum] = ["general", "questions"].map((name) => discord.channel(name).id);
  const limits = (...ids: string[]) => new Map(["others", ...ids].map((id) => [id, "geneva"]));
  const limited = [discord.guild.id, general!, category.id, closed.id];
  const seen = {
    collectionChannels: limits(...limited),
    listenChannels: [general!, forum!],
    addInServers: [discord.guild.id],
  };
  expect(await unseenPlaces(seen, discord)).toEqual([]);
  const unseen = {
    collectionChannels: limits(...limited, NOWHERE, foreign.id),
    listenChannels: [general!, category.id, closed.id, discord.guild.id],
    addInServers: [discord.guild.id, general!, foreign.id],
  };
  expect((await unseenPlaces(unseen, discord)).map(({ text }) => text)).toEqual([
    `COLLECTION_CHANNELS names ids of no channel, category or server that the bot sees: ${NOWHERE}, ${foreign.id}`,
    `LISTEN_CHANNELS names ids of no channel or forum that the bot sees: ${category.id}, ${closed.id}, ${discord.guild.id}`,
    `ADD_IN_SERVERS names ids of no server that the bot is in: ${general}, ${foreign.id}`,
  ]);
});

test("nothing is said of an id when Discord can't be asked", async () => {
  const away = { apiUrl: "http://127.0.0.1:9", token: "MTE5.to.ken" };
  const asked = { ...NONE, listenChannels: [NOWHERE], addInServers: [NOWHERE] };
  expect(await unseenPlaces(asked, away)).toEqual([]);
});
