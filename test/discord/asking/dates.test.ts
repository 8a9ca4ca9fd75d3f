import { describe, expect, onTestFinished, test, vi } from "vitest";
import { dayAt, dayBefore } from "../../../src/shared/text/dates/days.ts";
import { ANSWER, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { remembered } from "../../support/bot/remembered.ts";
import { buttonsOf, textOf } from "../../support/discord/index.ts";

describe("since and until", () => {
  test("in a message filter, too; a date that can't be read is named, nothing is searched", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    const asked = ann.says("general", `${QUESTION} before:2014-01-21`, { toBot: true });
    expect(textOf(await discord.replyTo(asked))).toContain(
      "There are no articles until 20 January 2014: 0 of 4",
    );
    const unreadable = ann.says("general", `${QUESTION} since:*soon*`, { toBot: true });
    const notice = textOf(await discord.replyTo(unreadable));
    expect(notice).toContain("I can't read a date in “soon”.");
    expect(notice).not.toContain(ANSWER);
  });

  test("as options of /ask search only those articles, and are named in the reader's words", async () => {
    const { discord } = await botAtWork();
    const ann = discord.user("ann");
    const since = async (day: string) =>
      textOf(await discord.settled(await ann.slash("ask", { question: QUESTION, since: day })));
    const found = await since("20.01.2014");
    expect(found).toContain(ANSWER);
    expect(found).toContain("Only articles since 20 January 2014: 1 of 4 (3 without a date)");
    expect(found).toContain(`**${QUESTION}**`);
    const hidden = await ann.slash("ask", { question: `||${QUESTION} since:2014||` });
    expect(textOf(await discord.settled(hidden))).toContain(`**||${QUESTION}||**`);
    const none = await since("22.01.2014");
    expect(none).not.toContain(ANSWER);
    expect(none).toContain("There are no articles since 22 January 2014: 0 of 4");
    expect(none).not.toContain("The articles do not say.");
  });

  test("as options of /search, in the language of the one who asks", async () => {
    const { discord } = await botAtWork();
    const options = { query: "ferry", since: "2014-01-21", until: "2014-01-21" };
    const asked = await discord.user("ann").slash("search", options, { locale: "de" });
    expect(textOf(await discord.settled(asked))).toContain(
      "Nur Artikel vom 21. Januar 2014: 1 von 4 (3 ohne Datum)",
    );
    const unreadable = { query: "ferry", since: "irgendwann" };
    const refused = await discord.user("ann").slash("search", unreadable, { locale: "de" });
    expect(textOf(refused.response!)).toContain("In „irgendwann“ erkenne ich kein Datum.");
  });

  test("in the wrong order are named, as no article can be from such a time", async () => {
    const { discord } = await botAtWork();
    const options = { question: QUESTION, since: "2014-02-03", until: "2014-01-02" };
    const asked = await discord.user("ann").slash("ask", options, { locale: "fr" });
    const answer = await discord.settled(asked);
    expect(textOf(answer)).toContain(
      "elle commence le 3 février 2014 et finit dès le 2 janvier 2014. Inversez les deux dates.",
    );
    expect(buttonsOf(answer).map(({ label }) => label)).toEqual(["Supprimer"]);
  });

  test("stay with a follow-up", async () => {
    const atWork = await botAtWork();
    const { discord } = atWork;
    const ann = discord.user("ann");
    const asked = ann.says(ann.dms, `${QUESTION} since:2014-01-22`);
    const answer = await remembered(atWork, discord.replyTo(asked));
    const next = ann.says(ann.dms, "And why was that?", { replyTo: answer });
    expect(textOf(await discord.replyTo(next))).toContain("since 22 January 2014: 0 of 4");
  });
});

test("yesterday is the day before the message, and its articles come first without being the only ones", async () => {
  // Midnight may pass while the test runs.
  vi.setSystemTime(new Date().setHours(0, 0, 1));
  onTestFinished(() => void vi.useRealTimers());
  const text = "The ferry stayed in port because the engine had a leak. Passengers took the bus.";
  const title = "Ferry stays in port again";
  const published = dayBefore(dayAt(new Date()));
  const { discord } = await botAtWork({
    articles: { "harbour/leak.txt": { title, text, published, publisher: "The Harbour Post" } },
  });
  const ann = discord.user("ann");
  const answerTo = async (question: string) =>
    textOf(await discord.replyTo(ann.says("general", question, { toBot: true })));
  const atAnyTime = await answerTo(QUESTION);
  expect(atAnyTime.indexOf(ANSWER)).toBeLessThan(atAnyTime.indexOf("leak"));
  const yesterday = await answerTo("Why did the ferry stay in port yesterday?");
  expect(yesterday).toContain("because the engine had a leak");
  expect(yesterday.split("a leak")[0]).not.toContain(ANSWER);
  expect(yesterday).not.toContain("Only articles");
});
