import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { problemsOf } from "../../support/discord/limits.ts";

describe("/ask", () => {
  test("of a greeting is no question, and is not kept as one without an answer", async () => {
    const { discord, logged } = await botAtWork();
    const { response } = await discord.user("ann").slash("ask", { question: "Hello there!" });
    expect(textOf(response!)).toContain("I can't find a question in that.");
    expect(logged("answer")).toEqual([]);
  });

  test("is deferred and answered for all, with the question above", async () => {
    const { discord } = await botAtWork();
    const asked = await discord.user("ann").slash("ask", { question: QUESTION });
    const answer = await discord.settled(asked);
    expect(textOf(answer)).toContain(`**${QUESTION}**`);
    expect(textOf(answer)).toContain(ANSWER);
    expect(answer.onlyFor).toBeNull();
    expect(problemsOf({ ...answer, allowedMentions: { parse: [] } })).toEqual([]);
  });

  test("private shows the answer to the asker alone, and Share to all, once", async () => {
    const { discord } = await botAtWork();
    const [ann, ben] = [discord.user("ann"), discord.user("ben")];
    const asked = await ann.slash("ask", { question: QUESTION, private: true });
    const answer = await discord.settled(asked);
    expect(ben.sees("general")).toEqual([]);
    const shared = await ann.presses(answer, "Share");
    expect(textOf(shared.response!)).toContain(ANSWER);
    expect(ben.sees("general")).toEqual([shared.response]);
    const again = await ann.presses(answer, "Share");
    expect(textOf(again.response!)).toBe("Shared with the channel.");
    expect(ben.sees("general")).toHaveLength(1);
  });

  test("searches the chosen collection alone, and refuses one that is not there", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    const elsewhere = await ann.slash("ask", { question: QUESTION, collection: "orchard" });
    expect(textOf(await discord.settled(elsewhere))).not.toContain(ANSWER);
    const unknown = await ann.slash("ask", { question: QUESTION, collection: "moon" });
    const refusal = await discord.settled(unknown);
    expect(textOf(refusal)).toContain("There is no such collection");
    expect(refusal.onlyFor).toBe(ann.user);
  });

  test("speaks the language of the one who asks", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    const asked = await ann.slash("ask", { question: QUESTION }, { locale: "de" });
    expect(textOf(await discord.settled(asked))).toContain("Absatz 2");
  });

  test("works in direct messages, and for people who bring the bot to a server without it", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    const dm = await ann.slash("ask", { question: QUESTION }, { in: "dm" });
    expect(textOf(await discord.settled(dm))).toContain(ANSWER);
    const abroad = discord.admin.addGuild("Abroad", { withBot: false });
    discord.admin.invite(ann, abroad);
    const lounge = discord.admin.addChannel("lounge", { guild: abroad });
    const asked = await ann.slash("ask", { question: QUESTION }, { in: lounge });
    const answer = await discord.settled(asked);
    expect(textOf(answer)).toContain(ANSWER);
    await ann.presses(answer, "Delete");
    await discord.until("the deletion", () => answer.deleted);
  });
});

test("/search gives passages", async () => {
  const { discord } = await botAtWork();
  const asked = await discord.user("ann").slash("search", { query: "lamp" });
  expect(textOf(await discord.settled(asked))).toContain("Agnes Holm");
});

test("Find sources shows passages about a message, only to the person who asks", async () => {
  const { discord } = await botAtWork();
  const [ann, ben] = [discord.user("ann"), discord.user("ben")];
  const claim = ben.says("general", "I heard the captain of the ferry had a fever");
  const found = await ann.usesMenu("Find sources", claim);
  const passages = await discord.settled(found);
  expect(textOf(passages)).toContain(ANSWER);
  expect(passages.onlyFor).toBe(ann.user);
  const nothing = await ann.usesMenu("Find sources", ben.says("general", "…"));
  expect(textOf(nothing.response!)).toBe("That message has no text to search for.");
});

test("a failure of /ask is shown to the asker alone, and nothing is left for the others", async () => {
  const { discord, logged } = await botAtWork({
    beforeAnswer: () => Promise.reject(new Error("broken")),
  });
  const ann = discord.user("ann");
  const asked = await ann.slash("ask", { question: QUESTION });
  const failure = await discord.settled(asked);
  expect(textOf(failure)).toContain(`Reference ${logged("failed")[0]!.id}`);
  expect(failure.onlyFor).toBe(ann.user);
  expect(asked.response!.deleted).toBe(true);
});

test("what is typed as a spoiler is searched, and stays hidden wherever the question is shown", async () => {
  const { discord } = await botAtWork();
  const ann = discord.user("ann");
  const question = "Why did the ||ferry|| stay in port?";
  const hidden = `**||${QUESTION}||**`;
  const asked = await discord.settled(await ann.slash("ask", { question }));
  expect(textOf(asked)).toContain(ANSWER);
  expect(textOf(asked)).toContain(hidden);
  expect(textOf(await discord.settled(await ann.slash("search", { query: question })))).toContain(
    hidden,
  );
  const secret = await discord.settled(await ann.slash("ask", { question, private: true }));
  const shared = await ann.presses(secret, "Share");
  expect(textOf(shared.response!)).toContain(hidden);
  const olga = discord.user("olga");
  discord.admin.grant(olga, "ManageGuild");
  await discord.settled(await ann.slash("ask", { question: "Who sank the ||zeppelin|| of Zog?" }));
  const gaps = textOf((await olga.slash("gaps")).response!);
  expect(gaps).toContain("||Who sank the zeppelin of Zog?||");
});
