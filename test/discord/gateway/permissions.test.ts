import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, byBot, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { gate } from "../../support/gate.ts";

test.each(["gaps", "reindex"])(
  "/%s is refused to others even if Discord lets it through",
  async (name) => {
    const { discord } = await botAtWork();
    const forced = await discord.user("ann").slash(name, {}, { evenIfHidden: true });
    expect(textOf(forced.response!)).toContain("You need the Manage Server permission");
    expect(forced.response?.onlyFor).not.toBeNull();
  },
);

describe("a channel without the needed permissions", () => {
  test("is reported once, to the person who asked", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    discord.admin.deny("general", "bot", ["SendMessages", "ReadMessageHistory"]);
    ann.says("general", QUESTION, { toBot: true });
    ann.says("general", QUESTION, { toBot: true });
    const told = await discord.until("the note", () => discord.messages(ann.dms)[0]);
    expect(textOf(told)).toContain("Send Messages and Read Message History");
    await discord.replyTo(ann.says("elsewhere", QUESTION, { toBot: true }));
    expect(discord.messages(ann.dms)).toHaveLength(1);
    expect(logged("missing")).toHaveLength(1);
    expect(byBot(discord)).toEqual([]);
  });

  test("is reported when the permission went away during the search", async () => {
    const { opened: held, open: release } = gate();
    const { discord, logged } = await botAtWork({ beforeAnswer: () => held });
    const ann = discord.user("ann");
    ann.says("general", QUESTION, { toBot: true });
    await discord.until("the typing", () =>
      discord.requests.some(({ path }) => path.endsWith("/typing")),
    );
    discord.admin.deny("general", "bot", "SendMessages");
    release();
    const told = await discord.until("the note", () => discord.messages(ann.dms)[0]);
    expect(textOf(told)).toContain("Send Messages");
    expect(logged("messageFailed")).toEqual([]);
  });

  test("is reported to each person who asks", async () => {
    const { discord, logged } = await botAtWork();
    const [ann, ben] = [discord.user("ann"), discord.user("ben")];
    ann.user.acceptsDms = false;
    discord.admin.deny("general", "bot", "SendMessages");
    ann.says("general", QUESTION, { toBot: true });
    await expect.poll(() => logged("dmRefused")).toHaveLength(1);
    ben.says("general", QUESTION, { toBot: true });
    await discord.until("the note", () => discord.messages(ben.dms)[0]);
    expect(logged("missing")).toHaveLength(1);
  });

  test("is only logged when the one who asked takes no direct messages", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    ann.user.acceptsDms = false;
    discord.admin.deny("general", "bot", "SendMessages");
    ann.says("general", QUESTION, { toBot: true });
    await expect.poll(() => logged("dmRefused")).toHaveLength(1);
  });

  test("still answers commands", async () => {
    const { discord } = await botAtWork();
    discord.admin.deny("general", "bot", ["ViewChannel", "SendMessages"]);
    const asked = await discord.user("ann").slash("ask", { question: QUESTION });
    expect(textOf(await discord.settled(asked))).toContain(ANSWER);
  });
});
