import { describe, expect, test } from "vitest";
import { sealPress } from "../../../src/discord/reply/press.ts";
import { ANSWER, type AtWork, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { buttonsOf, type Message, textOf } from "../../support/discord/index.ts";

/** Articles that all answer the same question a little differently, so that there is More to see. */
const NOTES = [
  "The signal tower at Brakke was closed because of a cracked beam found in June.",
  "Inspectors wrote that the signal tower at Brakke was closed after gulls had nested in the lamp room.",
  "A letter of the mayor says the signal tower at Brakke was closed to save coal.",
  "Fishermen believe the signal tower at Brakke was closed for want of a keeper.",
  "In the chronicle the signal tower at Brakke was closed on the day of the flood.",
];
const MANY = Object.fromEntries(
  NOTES.map((text, n) => [`notes/${n}.txt`, { title: `Note ${n}`, text }]),
);
const TOWER = "Why was the signal tower at Brakke closed?";

async function answeredTo(atWork: AtWork, text: string): Promise<Message> {
  const { discord } = atWork;
  return discord.replyTo(discord.user("ann").says("general", text, { toBot: true }));
}

const idOf = (message: Message, part: string) =>
  buttonsOf(message).find(({ custom_id }) => custom_id?.includes(part))!.custom_id!;

describe("More", () => {
  test("shows the next passages to the presser alone", async () => {
    const atWork = await botAtWork({ articles: MANY });
    const answer = await answeredTo(atWork, TOWER);
    const ben = atWork.discord.user("ben");
    const { response } = await ben.presses(answer, "More");
    expect(response?.onlyFor).toBe(ben.user);
    const shown = NOTES.filter((note) => textOf(response!).includes(note.slice(0, 20)));
    expect(shown.length).toBeGreaterThan(0);
    for (const note of shown) expect(textOf(answer)).not.toContain(note.slice(0, 20));
    await ben.presses(response!, "Previous");
    expect(textOf(response!)).toContain("Page 1 of 2");
  });
});

describe("Context", () => {
  test("shows the paragraphs around the quote to the presser alone", async () => {
    const atWork = await botAtWork();
    const answer = await answeredTo(atWork, QUESTION);
    const { response } = await atWork.discord.user("ben").presses(answer, "Context");
    expect(textOf(response!)).toContain("The harbour had a quiet week.");
    expect(textOf(response!)).toContain(
      "**The ferry stayed in port because the captain had a fever.** Passengers",
    );
    expect(textOf(response!)).toContain("The harbour board met on Monday.");
    expect(response?.onlyFor?.username).toBe("ben");
  });

  test("of an article that has changed since says so", async () => {
    const atWork = await botAtWork();
    const answer = await answeredTo(atWork, QUESTION);
    atWork.source.files["harbour/ferry.txt"] = { text: "All of it was a mistake." };
    await atWork.build();
    const { response } = await atWork.discord.user("ben").presses(answer, "Context");
    expect(textOf(response!)).toContain("The article has changed since");
  });
});

describe("votes", () => {
  test("are counted on the buttons, one a person, and can be changed", async () => {
    const atWork = await botAtWork();
    const answer = await answeredTo(atWork, QUESTION);
    const { discord } = atWork;
    const counts = () =>
      buttonsOf(answer)
        .filter(({ custom_id }) => /\.(?:up|down)/.test(custom_id ?? ""))
        .map(({ label }) => label ?? "");
    await discord.user("ben").presses(answer, idOf(answer, ".up"));
    await discord.user("ann").presses(answer, idOf(answer, ".up"));
    await discord.user("ann").presses(answer, idOf(answer, ".up"));
    expect(counts()).toEqual(["2", ""]);
    const before = textOf(answer);
    await discord.user("ann").presses(answer, idOf(answer, ".down"), { locale: "fr" });
    expect(counts()).toEqual(["1", "1"]);
    expect(textOf(answer)).toBe(before);
  });
});

describe("Delete", () => {
  test("is for the asker", async () => {
    const atWork = await botAtWork();
    const answer = await answeredTo(atWork, QUESTION);
    const refused = await atWork.discord.user("ben").presses(answer, "Delete");
    expect(textOf(refused.response!)).toContain("Only the person who asked or a moderator");
    await atWork.discord.user("ann").presses(answer, "Delete");
    await atWork.discord.until("the deletion", () => answer.deleted);
  });

  test("is for moderators", async () => {
    const atWork = await botAtWork();
    const answer = await answeredTo(atWork, QUESTION);
    const olga = atWork.discord.user("olga");
    atWork.discord.admin.grant(olga, "ManageMessages");
    await olga.presses(answer, "Delete");
    await atWork.discord.until("the deletion", () => answer.deleted);
  });
});

test("two quick presses of Share share once", async () => {
  const { discord } = await botAtWork();
  const ann = discord.user("ann");
  const asked = await ann.slash("ask", { question: QUESTION, private: true });
  const answer = await discord.settled(asked);
  await Promise.all([ann.presses(answer, "Share"), ann.presses(answer, "Share")]);
  expect(discord.user("ben").sees("general")).toHaveLength(1);
});

test("More and a shared answer say which articles were searched, also after a restart", async () => {
  const dated = Object.entries(MANY).map(([id, file], day) => [
    id,
    { ...file, published: `2014-01-2${day}` },
  ]);
  const atWork = await botAtWork({ articles: Object.fromEntries(dated) });
  const { discord } = atWork;
  const ann = discord.user("ann");
  const searched = "Only articles since 20 January 2014: 6 of 9 (3 without a date)";
  const answer = await answeredTo(atWork, `${TOWER} since:2014-01-20`);
  const asked = await ann.slash("ask", { question: TOWER, private: true, since: "2014-01-20" });
  const secret = await discord.settled(asked);
  expect(textOf(secret)).toContain(searched);
  await atWork.restart();
  expect(textOf((await ann.presses(answer, "More")).response!)).toContain(searched);
  expect(textOf((await ann.presses(secret, "Share")).response!)).toContain(searched);
});

test("Share posts nothing when the articles of an answer are gone", async () => {
  const { discord, source, build, live } = await botAtWork();
  const ann = discord.user("ann");
  const asked = await ann.slash("ask", { question: QUESTION, private: true });
  const answer = await discord.settled(asked);
  delete source.files["harbour/ferry.txt"];
  await build();
  await live.refresh();
  const shared = await ann.presses(answer, "Share");
  expect(shared.response!.onlyFor).toBe(ann.user);
  expect(discord.user("ben").sees("general")).toEqual([]);
});

describe("after a restart", () => {
  test("every button works", async () => {
    const atWork = await botAtWork({ articles: MANY });
    const { discord } = atWork;
    const [ann, ben] = [discord.user("ann"), discord.user("ben")];
    const answer = await answeredTo(atWork, TOWER);
    const asked = await ann.slash("ask", { question: QUESTION, private: true });
    const secret = await discord.settled(asked);
    const found = await discord.settled(
      await ann.slash("search", { query: "signal tower Brakke" }),
    );
    await atWork.restart();
    expect(textOf((await ben.presses(answer, "More")).response!)).toContain("Page 2 of 2");
    expect((await ben.presses(answer, "Context")).response?.onlyFor).toBe(ben.user);
    await ben.presses(answer, idOf(answer, ".up"));
    expect(buttonsOf(answer).map(({ label }) => label)).toContain("1");
    await ben.presses(found, "Next");
    expect(textOf(found)).toContain("Page 2 of");
    expect(textOf((await ann.presses(secret, "Share")).response!)).toContain(ANSWER);
    await ann.presses(answer, "Delete");
    await discord.until("the deletion", () => answer.deleted);
  });

  test("a reply still asks on", async () => {
    const atWork = await botAtWork();
    const answer = await answeredTo(atWork, "Who bought a new lamp?");
    await atWork.restart();
    const ann = atWork.discord.user("ann");
    const next = ann.says("general", "and how much did it cost?", { replyTo: answer });
    expect(textOf(await atWork.discord.replyTo(next))).toContain("four hundred crowns");
  });

  test.skipIf(process.env.TEST_STORE)("with an empty memory the buttons have expired", async () => {
    const atWork = await botAtWork();
    const answer = await answeredTo(atWork, QUESTION);
    await atWork.restart({ dataDir: `${atWork.embeddingsDir}/other` });
    const { response } = await atWork.discord.user("ben").presses(answer, "Context");
    expect(textOf(response!)).toContain("This answer is too old");
    expect(response?.onlyFor?.username).toBe("ben");
  });
});

describe("buttons that the bot did not make", () => {
  test("do nothing, however they are signed", async () => {
    const atWork = await botAtWork();
    const answer = await answeredTo(atWork, QUESTION);
    const { discord } = atWork;
    const [button] = buttonsOf(answer);
    const genuine = button!.custom_id!;
    const forged = [
      genuine.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
      genuine.replace("context", "delete"),
      sealPress({ kind: "gaps", page: 0 }, new Uint8Array(32)),
      "1.delete.x.y",
      "…",
    ];
    for (const id of forged) {
      button!.custom_id = id;
      const { response } = await discord.user("ben").presses(answer, id);
      expect(textOf(response!)).toContain("This answer is too old");
    }
    expect(answer.deleted).toBe(false);
  });

  test("do nothing when they are genuine but belong to another place", async () => {
    const atWork = await botAtWork();
    const { discord } = atWork;
    const ann = discord.user("ann");
    const secret = await discord.settled(
      await ann.slash("ask", { question: QUESTION, private: true }),
    );
    const copied = buttonsOf(secret)[0]!.custom_id!;
    const elsewhere = await answeredTo(atWork, "Who bought a new lamp?");
    buttonsOf(elsewhere)[0]!.custom_id = copied;
    const { response } = await discord.user("ben").presses(elsewhere, copied);
    expect(textOf(response!)).toContain("This answer is too old");
  });
});
