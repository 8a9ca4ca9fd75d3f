import { describe, expect, test } from "vitest";
import { botAtWork, byBot } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { arrives, askedAgain, BUTTON, QUESTION, replies, SENTENCE } from "./zither.ts";

describe("nothing is said", () => {
  /** A question that nobody waits for, or that is out of reach by the time the article comes. */
  async function question(settings: Parameters<typeof botAtWork>[0] = {}) {
    const atWork = await botAtWork(settings);
    const { discord } = atWork;
    const ann = discord.user("ann");
    const asked = ann.says("general", QUESTION, { toBot: true });
    const first = await discord.replyTo(asked);
    return { atWork, discord, ann, asked, first };
  }

  test("where nobody asked for it; but as soon as somebody does", async () => {
    const { atWork, discord, ann, asked, first } = await question();
    await arrives(atWork);
    await askedAgain(atWork);
    expect(replies(atWork, asked)).toHaveLength(1);
    await ann.presses(first, BUTTON);
    await discord.until("the answer", () => discord.repliesTo(asked)[1]);
  });

  test("with ANSWER_LATER=off, which offers no button", async () => {
    const { atWork, ann, asked, first } = await question({ settings: { answerLater: "off" } });
    await expect(ann.presses(first, BUTTON)).rejects.toThrow("No button");
    await arrives(atWork);
    await askedAgain(atWork);
    expect(replies(atWork, asked)).toHaveLength(1);
  });

  test("when the message is gone", async () => {
    const { atWork, discord, ann, asked, first } = await question();
    await ann.presses(first, BUTTON);
    await atWork.bot.stop();
    ann.deletesMessage(asked);
    await arrives(atWork);
    await atWork.restart();
    await askedAgain(atWork, "notAnsweredLater");
    expect(byBot(discord).filter(({ onlyFor }) => onlyFor === null)).toHaveLength(1);
  });

  test("where the bot may not write any more", async () => {
    const { atWork, discord, ann, asked, first } = await question();
    await ann.presses(first, BUTTON);
    discord.admin.deny("general", "bot", "SendMessages");
    await arrives(atWork);
    await askedAgain(atWork, "notAnsweredLater");
    expect(replies(atWork, asked)).toHaveLength(1);
    const { response } = await ann.presses(first, BUTTON);
    expect(textOf(response!)).toContain("I can't reply here later.");
  });

  test("where the bot never could write, and offers no button", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    discord.admin.deny("general", "bot", "SendMessages");
    const asked = await ann.slash("ask", { question: QUESTION });
    const answer = await discord.settled(asked);
    await expect(ann.presses(answer, BUTTON)).rejects.toThrow("No button");
    const secret = await discord.settled(
      await ann.slash("ask", { question: QUESTION, private: true }),
    );
    const shared = (await ann.presses(secret, "Share")).response!;
    await expect(ann.presses(shared, BUTTON)).rejects.toThrow("No button");
    const elsewhere = await ann.slash("ask", { question: QUESTION }, { in: "elsewhere" });
    await ann.presses(await discord.settled(elsewhere), BUTTON);
  });

  test("from a collection that the channel may not see, in no other channel and no other server", async () => {
    const atWork = await botAtWork({
      settings: (where) => ({
        answerLater: "everyone",
        collectionChannels: new Map([
          [where.channel("general").id, "orchard"],
          [where.admin.addChannel("quay").id, "harbour"],
        ]),
      }),
    });
    const { discord } = atWork;
    const ann = discord.user("ann");
    const hidden = ann.says("general", QUESTION, { toBot: true });
    await discord.replyTo(hidden);
    const seen = ann.says("quay", QUESTION, { toBot: true });
    await discord.replyTo(seen);
    await arrives(atWork);
    await discord.until("the answer", () => discord.repliesTo(seen)[1]);
    // The hidden one was asked again before, as the later one of the two.
    await arrives(atWork, "orchard/zither.txt");
    await discord.until("an answer that may be seen", () => discord.repliesTo(hidden)[1]);
    const told = discord.repliesTo(hidden)[1]!;
    expect(textOf(told)).toContain(SENTENCE);
    await ann.presses(told, "Context");
    expect(discord.repliesTo(seen)).toHaveLength(2);
    for (const channel of ["elsewhere", "general", "quay"])
      expect(byBot(discord, channel).filter(({ onlyFor }) => onlyFor === null)).toHaveLength(
        channel === "elsewhere" ? 0 : 2,
      );
  });

  test("of what a limit hides since", async () => {
    const { atWork, discord, asked } = await question({ settings: { answerLater: "everyone" } });
    await atWork.restart({
      answerLater: "everyone",
      collectionChannels: new Map([[discord.guild.id, "orchard"]]),
    });
    await arrives(atWork);
    atWork.source.files["orchard/pears.txt"] = { text: "The pears were sold by Ida Holt." };
    const pears = discord.user("ann").says("general", "Who sold the pears?", { toBot: true });
    await discord.replyTo(pears);
    await atWork.build();
    await discord.until("the answer about pears", () => discord.repliesTo(pears)[1]);
    expect(replies(atWork, asked)).toHaveLength(1);
  });

  test("by an article that was there when the question was asked", async () => {
    const { atWork, discord, asked } = await question({ settings: { answerLater: "everyone" } });
    // Its text changes: it is not new.
    atWork.source.files["library.txt"] = { text: `${SENTENCE}.` };
    const pears = discord.user("ann").says("general", "Who sold the pears?", { toBot: true });
    await discord.replyTo(pears);
    atWork.source.files["orchard/pears.txt"] = { text: "The pears were sold by Ida Holt." };
    await atWork.build();
    await discord.until("the answer about pears", () => discord.repliesTo(pears)[1]);
    expect(replies(atWork, asked)).toHaveLength(1);
    expect(atWork.logged("gapClosed")).toHaveLength(1);
  });
});
