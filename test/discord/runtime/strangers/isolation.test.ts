import { ChannelType } from "discord.js";
import { expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../../support/bot/bot-at-work.ts";
import { buttonsOf, type Message, textOf } from "../../../support/discord/index.ts";

/** What only the articles of the harbour hold. */
const HARBOUR = [ANSWER, "Ferry stays", "Agnes Holm", "harbour"];
const FRUIT_QUESTION = "Why did the apple harvest begin late?";
const UNANSWERED = "Who composed the harbour symphony in Vienna?";

/** Two servers, each limited to its collection, with people who are members of both. */
async function twoServers() {
  const atWork = await botAtWork({
    settings: (discord) => {
      const other = discord.admin.addGuild("Fruit Club");
      discord.admin.addChannel("fruit", { guild: other });
      return {
        collectionChannels: new Map([
          [discord.guild.id, "harbour"],
          [other.id, "orchard"],
          ["others", "nothing"],
        ]),
      };
    },
  });
  const { discord } = atWork;
  const fruit = [...discord.world.channels.values()].find(({ name }) => name === "fruit")!;
  const ann = discord.user("ann");
  discord.admin.invite(ann, fruit.guild!);
  return { ...atWork, discord, fruit, ann };
}

function expectNothingOfTheHarbour(...messages: readonly (Message | null)[]): void {
  for (const message of messages) {
    for (const secret of HARBOUR) expect(textOf(message!)).not.toContain(secret);
  }
}

/** The same message with another custom_id on its first button, as a modified client would send it. */
function forged(message: Message, customId: string): [Message, string] {
  buttonsOf(message)[0]!.custom_id = customId;
  return [message, customId];
}

test("no command, completion or message of one server shows the articles of another", async () => {
  const { discord, ann, fruit } = await twoServers();
  const there = { in: fruit };
  const here = await discord.replyTo(
    ann.says("general", "What did the captain have?", { toBot: true }),
  );
  expect(textOf(here)).toContain(ANSWER);
  const asks = (question: string, values = {}) => ann.slash("ask", { question, ...values }, there);
  expectNothingOfTheHarbour(
    await discord.replyTo(ann.says(fruit, "What did the captain have?", { toBot: true })),
    await discord.settled(await asks("What did the captain have?")),
    await discord.settled(await asks("What did the captain have?", { private: true })),
    await discord.settled(await asks("Who bought a lamp?", { collection: "harbour" })),
    await discord.settled(await ann.slash("search", { query: "captain fever lamp" }, there)),
    (await ann.slash("article", { title: "Ferry stays in port" }, there)).response,
    (await ann.slash("article", { title: "harbour/ferry.txt" }, there)).response,
    (await ann.slash("articles", {}, there)).response,
    (await ann.slash("latest", {}, there)).response,
    (await ann.slash("status", {}, there)).response,
    await discord.settled(
      await ann.usesMenu("Find sources", ann.says(fruit, "Was it the captain's fever?")),
    ),
  );
  for (const typed of ["", "ferry", "light"]) {
    const offered = await ann.autocompletes("article", "title", typed, there);
    expect(offered.every(({ value }) => String(value).startsWith("orchard/"))).toBe(true);
  }
  expect(await ann.autocompletes("ask", "collection", "", there)).toEqual([
    { name: "orchard", value: "orchard" },
  ]);
  const list = await ann.slash("articles", { collection: "harbour" }, there);
  expect(textOf(list.response!)).not.toContain("Ferry stays");
});

test("a direct message sees what all other places may see", async () => {
  const { discord, ann } = await twoServers();
  expectNothingOfTheHarbour(
    await discord.replyTo(ann.dm("What did the captain have?")),
    (await ann.slash("articles", {}, { in: "dm" })).response,
    (await ann.slash("article", { title: "Lighthouse" }, { in: "dm" })).response,
  );
});

test("buttons that the bot made for one server do nothing in another", async () => {
  const { discord, ann, fruit } = await twoServers();
  const answer = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  const list = (await ann.slash("articles", {})).response!;
  const own = await discord.replyTo(ann.says(fruit, FRUIT_QUESTION, { toBot: true }));
  const before = textOf(answer);
  const ids = [...buttonsOf(answer), ...buttonsOf(list)].flatMap(({ custom_id: id }) => id ?? []);
  expect(ids.length).toBeGreaterThan(3);
  for (const id of ids) {
    const pressed = await ann.presses(...forged(own, id));
    if (pressed.response !== null) expectNothingOfTheHarbour(pressed.response);
  }
  expect(answer.deleted).toBe(false);
  expect(textOf(answer)).toBe(before);
});

test("custom ids that the bot did not sign do nothing at all", async () => {
  const { discord, ann } = await twoServers();
  const answer = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  const signed = buttonsOf(answer).find(({ custom_id: id }) => id?.includes("delete"))!.custom_id!;
  const mallory = discord.user("mallory");
  discord.admin.grant(mallory, "ManageMessages");
  const forgeries = [
    signed.replace("delete", "share"),
    `${signed.slice(0, -1)}${signed.endsWith("A") ? "B" : "A"}`,
    signed.slice(0, signed.lastIndexOf(".")),
    "1.gaps.0.AAAAAAAAAAAAAAAA",
    "1.articles..0.",
    "'; DROP TABLE answers; --",
    "__proto__",
  ];
  for (const id of forgeries) {
    const { response } = await mallory.presses(...forged(answer, id));
    expect(textOf(response!)).toContain("This answer is too old");
  }
  expect(answer.deleted).toBe(false);
});

test("a server's gaps are its own, and a direct message has none", async () => {
  const { discord, ann, fruit } = await twoServers();
  discord.admin.grant(ann, "ManageGuild");
  await discord.replyTo(ann.says("general", UNANSWERED, { toBot: true }));
  const here = await ann.slash("gaps");
  expect(textOf(here.response!)).toContain("symphony");
  const there = await ann.slash("gaps", {}, { in: fruit, evenIfHidden: true });
  expect(textOf(there.response!)).not.toContain("symphony");
});

test("a question never leans on a conversation in another server", async () => {
  const { discord, ann, fruit } = await twoServers();
  await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  const reply = await discord.replyTo(ann.says(fruit, "And who said so?", { toBot: true }));
  expectNothingOfTheHarbour(reply);
});

test("the threads of a channel are limited like the channel", async () => {
  const { discord, bot } = await botAtWork({
    settings: (where) => ({
      collectionChannels: new Map([[where.channel("general").id, "orchard"]]),
    }),
  });
  expect(bot.servers).toEqual(["Reading Room"]);
  const ann = discord.user("ann");
  const thread = ann.startsThread(ann.says("general", "hello"), "thread");
  const reply = await discord.replyTo(ann.says(thread, QUESTION, { toBot: true }));
  expect(textOf(reply)).not.toContain(ANSWER);
  const asked = await ann.slash("ask", { question: QUESTION }, { in: thread });
  expect(textOf(await discord.settled(asked))).not.toContain(ANSWER);
});

test("the channels of a category and their threads are limited like the category", async () => {
  const { discord } = await botAtWork({
    settings: ({ admin }) => {
      const category = admin.addChannel("fruit", { type: ChannelType.GuildCategory });
      admin.addChannel("apples", { category });
      return { collectionChannels: new Map([[category.id, "orchard"]]) };
    },
  });
  const ann = discord.user("ann");
  const thread = ann.startsThread(ann.says("apples", "hello"), "thread");
  for (const place of [discord.channel("apples"), thread]) {
    const reply = await discord.replyTo(ann.says(place, QUESTION, { toBot: true }));
    expect(textOf(reply)).not.toContain(ANSWER);
    const { response } = await ann.slash("articles", {}, { in: place });
    expectNothingOfTheHarbour(response);
  }
  const elsewhere = ann.says("general", QUESTION, { toBot: true });
  expect(textOf(await discord.replyTo(elsewhere))).toContain(ANSWER);
});

test("what a limit hides later is hidden behind old buttons, too", async () => {
  const atWork = await botAtWork();
  const { discord } = atWork;
  const ann = discord.user("ann");
  const answer = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  await atWork.restart({ collectionChannels: new Map([[discord.guild.id, "orchard"]]) });
  const { response } = await ann.presses(answer, "Context");
  expect(textOf(response!)).toContain("The article has changed since");
});
