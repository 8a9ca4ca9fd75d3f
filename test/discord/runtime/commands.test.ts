import { describe, expect, test } from "vitest";
import { buttonsOf, textOf } from "../../support/discord/index.ts";
import { problemsOf } from "../../support/discord/limits.ts";
import { gate } from "../../support/gate.ts";
import { ANSWER, type AtWork, botAtWork, QUESTION } from "../bot-at-work.ts";

const manager = ({ discord }: AtWork) => {
  const olga = discord.user("olga");
  discord.admin.grant(olga, "ManageGuild");
  return olga;
};

describe("/ask", () => {
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
    expect(textOf(unknown.response!)).toContain("There is no such collection");
    expect(unknown.response?.onlyFor).toBe(ann.user);
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

describe("looking things up", () => {
  test("/search gives passages", async () => {
    const { discord } = await botAtWork();
    const asked = await discord.user("ann").slash("search", { query: "lamp" });
    expect(textOf(await discord.settled(asked))).toContain("Agnes Holm");
  });

  test("/article completes titles and shows the chosen one", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    const choices = await ann.autocompletes("article", "title", "lighth");
    expect(choices).toEqual([
      { name: "Lighthouse gets a new lamp", value: "harbour/lighthouse.txt" },
    ]);
    const shown = await ann.slash("article", { title: choices[0]!.value });
    expect(textOf(shown.response!)).toContain("The lighthouse keeper Agnes Holm");
    expect(textOf(shown.response!)).toContain("2 passages");
    const unknown = await ann.slash("article", { title: "zeppelin" });
    expect(textOf(unknown.response!)).toContain("There is no article with that title.");
  });

  test("/articles lists all, or those of a collection that is completed", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    expect(textOf((await ann.slash("articles")).response!)).toContain("4 articles");
    const choices = await ann.autocompletes("articles", "collection", "orch");
    expect(choices).toEqual([{ name: "orchard", value: "orchard" }]);
    const listed = await ann.slash("articles", { collection: "orchard" });
    expect(textOf(listed.response!)).toContain("1 article in orchard");
  });

  test("long lists are turned page by page", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`n/${n}.txt`, { text: `Note ${n}.`, title: `N${n}` }]),
    );
    const { discord } = await botAtWork({ articles: many });
    const ann = discord.user("ann");
    const list = (await ann.slash("articles", { collection: "n" })).response!;
    expect(textOf(list)).toContain("Page 1 of 3");
    await ann.presses(list, "Next");
    expect(textOf(list)).toContain("Page 2 of 3");
  });

  test("/status tells what the bot knows and how fast it is", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    const before = textOf((await ann.slash("status")).response!);
    expect(before).toContain("4 articles, 9 passages");
    expect(before).toContain("none since startup");
    await discord.replyTo(ann.dm(QUESTION));
    expect(textOf((await ann.slash("status")).response!)).toContain("half within");
  });

  test("Find sources looks for passages about somebody's message, for the one who asks alone", async () => {
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
});

describe("commands of managers", () => {
  test("/gaps lists what was not answered well in this server, page by page", async () => {
    const atWork = await botAtWork();
    const { discord } = atWork;
    const ann = discord.user("ann");
    await discord.replyTo(ann.dm("How is a zither tuned in private?"));
    for (let n = 0; n < 12; n++)
      await discord.replyTo(ann.says("general", `How is zither ${n} tuned?`, { toBot: true }));
    const olga = manager(atWork);
    const list = (await olga.slash("gaps")).response!;
    expect(textOf(list)).toContain("How is zither 11 tuned?");
    expect(textOf(list)).not.toContain("in private");
    expect(list.onlyFor).toBe(olga.user);
    await olga.presses(list, "Next");
    expect(textOf(list)).toContain("How is zither 0 tuned?");
  });

  test("a thumbs down makes a gap", async () => {
    const atWork = await botAtWork();
    const { discord } = atWork;
    const ann = discord.user("ann");
    const answer = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
    const down = buttonsOf(answer).find(({ custom_id }) => custom_id?.includes("down"));
    await ann.presses(answer, down!.custom_id!);
    const list = (await manager(atWork).slash("gaps")).response!;
    expect(textOf(list)).toContain("thumbs down");
  });

  test.each(["gaps", "reindex"])(
    "/%s is refused to others even if Discord lets it through",
    async (name) => {
      const { discord } = await botAtWork();
      const forced = await discord.user("ann").slash(name, {}, { evenIfHidden: true });
      expect(textOf(forced.response!)).toContain("You need the Manage Server permission");
      expect(forced.response?.onlyFor).not.toBeNull();
    },
  );

  test("/reindex brings the index up to date and tells what it did", async () => {
    const atWork = await botAtWork();
    const { discord, source } = atWork;
    const olga = manager(atWork);
    source.files["harbour/crane.txt"] = { text: "The crane was painted green by Mara Lind." };
    const running = await olga.slash("reindex");
    const reply = running.response!;
    await discord.until("the result", () => textOf(reply).includes("The new index is in use."));
    expect(textOf(reply)).toContain("1 article added");
    const answer = await discord.replyTo(olga.dm("Who painted the crane green?"));
    expect(textOf(answer)).toContain("Mara Lind");
    const again = (await olga.slash("reindex")).response!;
    await discord.until("the second result", () => textOf(again).includes("Nothing changed"));
  });

  test("/reindex shows how far it is, answers from the old index meanwhile, and runs once at a time", async () => {
    const { opened: held, open: release } = gate();
    const atWork = await botAtWork({
      async duringBuild(onProgress) {
        onProgress({ phase: "embedding", done: 30, total: 120 });
        await held;
      },
    });
    const { discord } = atWork;
    const olga = manager(atWork);
    const { response } = await olga.slash("reindex");
    await discord.until("the progress", () => textOf(response!).includes("30 / 120"));
    expect(textOf(await discord.replyTo(olga.dm(QUESTION)))).toContain(ANSWER);
    const second = await olga.slash("reindex");
    expect(textOf(second.response!)).toContain("is already being updated");
    expect(textOf((await olga.slash("status")).response!)).toContain("is being updated");
    release();
    await discord.until("the result", () => textOf(response!).includes("Nothing changed"));
  });

  test("/reindex that fails says why, and the bot answers on", async () => {
    const atWork = await botAtWork();
    const { discord, source } = atWork;
    for (const id of Object.keys(source.files)) delete source.files[id];
    const olga = manager(atWork);
    const { response } = await olga.slash("reindex");
    await discord.until("the failure", () =>
      textOf(response!).includes("has no articles any more"),
    );
    expect(textOf(await discord.replyTo(olga.dm(QUESTION)))).toContain(ANSWER);
  });
});

test("without an index every way says so, and nothing fails", async () => {
  const atWork = await botAtWork({ withoutIndex: true });
  const { discord } = atWork;
  const ann = discord.user("ann");
  const notReady = "I have no index to answer from yet.";
  expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain(notReady);
  for (const [name, values] of [
    ["ask", { question: QUESTION }],
    ["search", { query: "lamp" }],
    ["article", { title: "lamp" }],
    ["articles", {}],
    ["status", {}],
  ] as const)
    expect(textOf(await discord.settled(await ann.slash(name, values)))).toContain(notReady);
  expect(await ann.autocompletes("article", "title", "")).toEqual([]);
  await atWork.build();
  expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain(ANSWER);
  expect(atWork.logged("failed")).toEqual([]);
});

test("commands are registered when they changed, and not again", async () => {
  const atWork = await botAtWork();
  expect(atWork.discord.commands.writes).toBe(1);
  await atWork.restart();
  expect(atWork.discord.commands.writes).toBe(1);
});
