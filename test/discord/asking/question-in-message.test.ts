import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { remembered } from "../../support/bot/remembered.ts";
import { type LoopbackDiscord, textOf } from "../../support/discord/index.ts";

const isTyping =
  ({ requests }: LoopbackDiscord) =>
  () =>
    requests.some(({ path, status }) => path.endsWith("/typing") && status === 204);

describe("ways to ask in a message", () => {
  test("a mention with a question is answered with a quote, as a reply that pings nobody", async () => {
    const { discord } = await botAtWork();
    const question = discord.user("ann").says("general", QUESTION, { toBot: true });
    const reply = await discord.replyTo(question);
    expect(textOf(reply)).toContain(ANSWER);
    expect(textOf(reply)).toContain("The Harbour Post");
    expect(reply.pings).toEqual({ users: [], roles: [], everyone: false });
    await discord.until("the typing", isTyping(discord));
    expect(discord.gateway.identified).toEqual([(1 << 0) | (1 << 9) | (1 << 12)]);
  });

  test("a direct message needs no mention", async () => {
    const { discord } = await botAtWork();
    const reply = await discord.replyTo(discord.user("ann").dm(QUESTION));
    expect(textOf(reply)).toContain(ANSWER);
  });

  test("a bare mention below somebody's question asks that question, if the bot may read it", async () => {
    const MESSAGE_CONTENT = 1 << 15;
    const asked = async (options: Parameters<typeof botAtWork>[0]) => {
      const { discord } = await botAtWork(options);
      const above = discord.user("ben").says("general", QUESTION);
      const below = discord.user("ann").says("general", "", { toBot: true, replyTo: above });
      return textOf(await discord.replyTo(below));
    };
    const mayRead = {
      discord: { privilegedIntents: MESSAGE_CONTENT },
      settings: { listenChannels: ["1"] },
    };
    expect(await asked(mayRead)).toContain(ANSWER);
    expect(await asked({})).toContain("Ask me about the articles");
  });

  test("a direct message is answered in the language of its question", async () => {
    const { discord } = await botAtWork();
    const said = async (text: string) =>
      textOf(await discord.replyTo(discord.user("ann").dm(text)));
    expect(await said("Wie strickt man einen Pullover für Xylophone?")).toContain(
      "Dazu steht nichts in den Artikeln.",
    );
    expect(await said("Qui est le roi des xylophones ?")).toContain("Référence");
    expect(await said(QUESTION)).toContain("Reference");
  });

  test("a reply to an answer asks on, together with the question before", async () => {
    const atWork = await botAtWork();
    const { discord } = atWork;
    const ann = discord.user("ann");
    const first = ann.says("general", "Who bought a new lamp?", { toBot: true });
    const answer = await remembered(atWork, discord.replyTo(first));
    const next = ann.says("general", "and how much did it cost?", { replyTo: answer });
    expect(textOf(await discord.replyTo(next))).toContain("four hundred crowns");
  });

  test("a question in a thread about an answer leans on it", async () => {
    const atWork = await botAtWork();
    const { discord } = atWork;
    const ann = discord.user("ann");
    const first = ann.says("general", "Who bought a new lamp?", { toBot: true });
    const answer = await remembered(atWork, discord.replyTo(first));
    const thread = ann.startsThread(answer, "the lamp");
    const next = ann.says(thread, "and how much did it cost?", { toBot: true });
    expect(textOf(await discord.replyTo(next))).toContain("four hundred crowns");
  });

  test("a forum post that mentions the bot is answered, also when the title asks", async () => {
    const { discord } = await botAtWork();
    const post = discord.user("ann").postsInForum("questions", QUESTION, "", { toBot: true });
    expect(textOf(await discord.replyTo(post))).toContain(ANSWER);
    const other = discord
      .user("ann")
      .postsInForum("questions", "A riddle", QUESTION, { toBot: true });
    expect(textOf(await discord.replyTo(other))).toContain(ANSWER);
  });

  test("a mention without a question gets help, one that is too long a notice", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    const bare = await discord.replyTo(ann.says("general", "", { toBot: true }));
    expect(textOf(bare)).toContain("Ask me about the articles");
    const ben = discord.user("ben");
    const greeting = await discord.replyTo(ben.says("general", "hello!", { toBot: true }));
    expect(textOf(greeting)).toContain("Ask me about the articles");
    const carl = discord.user("carl");
    expect(textOf(await discord.replyTo(carl.dm("Hallo")))).toContain("Stell mir Fragen");
    const long = await discord.replyTo(ann.dm("ferry ".repeat(400)));
    expect(textOf(long)).toContain("2,000");
  });

  test("what the articles do not say is said so, with the nearest titles", async () => {
    const { discord, logged } = await botAtWork();
    const question = discord.user("ann").dm("How do I knit a jumper for xylophones?");
    expect(textOf(await discord.replyTo(question))).toContain("The articles do not say.");
    expect(logged("answer")).toMatchObject([{ verdict: "not-found" }]);
  });

  test("the reference in the footer is the id of the log line", async () => {
    const { discord, logged } = await botAtWork();
    const reply = await discord.replyTo(discord.user("ann").dm(QUESTION));
    expect(textOf(reply)).toContain(`Reference ${logged("answer")[0]?.id}`);
  });
});

describe("messages that are left alone", () => {
  test("chatter, mentions of others, @everyone, and what the bot says itself", async () => {
    const { discord } = await botAtWork();
    const [ann, ben] = [discord.user("ann"), discord.user("ben")];
    ann.says("general", QUESTION);
    ann.says("general", `${ben.mention} ${QUESTION}`);
    ann.says("general", `@everyone ${QUESTION}`);
    const asked = ann.says("general", QUESTION, { toBot: true });
    await discord.replyTo(asked);
    const authors = discord.messages("general").map(({ author }) => author.username);
    expect(authors).toEqual(["ann", "ann", "ann", "ann", "quotewell"]);
  });

  test("thanks below an answer; a second bare mention right after the first", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    const answer = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
    const asides = ["thanks!", "lol", "🙏"].map((text) =>
      ann.says("general", text, { replyTo: answer }),
    );
    asides.push(ann.dm("thank you"));
    await discord.replyTo(ann.says("general", "", { toBot: true }));
    asides.push(
      ann.says("general", "", { toBot: true }),
      ann.says("general", "👀", { toBot: true }),
    );
    const last = ann.says("general", "Who bought a new lamp?", { toBot: true });
    await discord.replyTo(last);
    for (const aside of asides) expect(discord.repliesTo(aside)).toEqual([]);
    expect(logged("answer")).toHaveLength(2);
  });

  test("messages of other bots", async () => {
    const { discord } = await botAtWork();
    const robot = discord.user("robot");
    Object.assign(robot.user, { bot: true });
    const ignored = robot.says("general", QUESTION, { toBot: true });
    await discord.replyTo(discord.user("ann").says("general", QUESTION, { toBot: true }));
    expect(discord.repliesTo(ignored)).toEqual([]);
  });
});

describe("channels to listen in", () => {
  const MESSAGE_CONTENT = 1 << 15;

  test("there every message that reads as a question is answered, and nothing else", async () => {
    const { discord } = await botAtWork({
      discord: { privilegedIntents: MESSAGE_CONTENT },
      settings: (where) => ({ listenChannels: [where.channel("general").id] }),
    });
    const ann = discord.user("ann");
    const chatter = ann.says("general", "The ferry was late again.");
    const elsewhere = ann.says("elsewhere", QUESTION);
    const question = ann.says("general", QUESTION);
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
    expect(discord.repliesTo(chatter)).toEqual([]);
    expect(discord.repliesTo(elsewhere)).toEqual([]);
  });

  test("a forum among them answers each post, and questions in its threads", async () => {
    const atWork = await botAtWork({
      discord: { privilegedIntents: MESSAGE_CONTENT },
      settings: (where) => ({ listenChannels: [where.channel("questions").id] }),
    });
    const { discord } = atWork;
    const ann = discord.user("ann");
    const post = ann.postsInForum("questions", "A riddle", "Who bought a new lamp?");
    const answer = await remembered(atWork, discord.replyTo(post));
    expect(textOf(answer)).toContain("Agnes Holm");
    const next = ann.says(post.channel, "And how much did it cost?");
    expect(textOf(await discord.replyTo(next))).toContain("four hundred crowns");
  });

  test("a refused intent is a sentence with the two ways out", async () => {
    const starting = botAtWork({
      settings: (where) => ({ listenChannels: [where.channel("general").id] }),
    });
    await expect(starting).rejects.toMatchObject({
      code: "INTENT_REFUSED",
      message: expect.stringContaining("LISTEN_CHANNELS"),
      hint: expect.stringMatching(/Message Content Intent.*or remove LISTEN_CHANNELS/),
    });
  });
});
