import { ChannelType } from "discord.js";
import { expect, test } from "vitest";
import { unseenPlacesText } from "../../../src/discord/gateway/unseen-places.ts";
import { botAtWork } from "../../support/bot/bot-at-work.ts";

test("ids of COLLECTION_CHANNELS that the bot sees nowhere are named, and no others", async () => {
  const { discord } = await botAtWork();
  const { admin } = discord;
  const category = admin.addChannel("fruit", { type: ChannelType.GuildCategory });
  const closed = admin.addChannel("closed");
  admin.deny(closed, "bot", "ViewChannel");
  const foreign = admin.addGuild("Without the bot", { withBot: false });
  const seen = [discord.guild.id, discord.channel("general").id, category.id, closed.id];
  const limits = (...ids: string[]) => new Map(["others", ...ids].map((id) => [id, "geneva"]));
  expect(await unseenPlacesText(limits(...seen), discord)).toBeNull();
  const unseen = ["123456789012345678", foreign.id];
  expect(await unseenPlacesText(limits(...seen, ...unseen), discord)).toBe(
    `COLLECTION_CHANNELS names ids of no channel, category or server that the bot sees: ${unseen.join(", ")}`,
  );
});

test("nothing is said of an id when Discord can't be asked", async () => {
  const away = { apiUrl: "http://127.0.0.1:9", token: "MTE5.to.ken" };
  expect(await unseenPlacesText(new Map([["123456789012345678", "geneva"]]), away)).toBeNull();
});
