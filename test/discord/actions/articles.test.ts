import { expect, test } from "vitest";
import { botAtWork } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";

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

test("/latest lists the newest articles first, each with its first sentence, page by page", async () => {
  const dated = Object.fromEntries(
    Array.from({ length: 6 }, (_, n) => [
      `n/${n}.txt`,
      { text: `Day ${n} was dry. It was cold.`, title: `N${n}`, published: `2015-03-0${n + 1}` },
    ]),
  );
  const { discord } = await botAtWork({ articles: dated });
  const ann = discord.user("ann");
  const list = (await ann.slash("latest")).response!;
  const titles = () => textOf(list).match(/(?<=\*\*)(?:N\d|Ferry|Apple)/g);
  expect(titles()).toEqual(["N5", "N4", "N3", "N2", "N1"]);
  expect(textOf(list)).toContain("5 March 2015\n> Day 4 was dry.\n");
  await ann.presses(list, "Next");
  expect(titles()).toEqual(["N0", "Ferry", "Apple"]);
  const orchard = await ann.slash("latest", { collection: "orchard" });
  expect(textOf(orchard.response!)).toContain("The newest articles in orchard");
  expect(textOf(orchard.response!)).not.toContain("N5");
  const unknown = await ann.slash("latest", { collection: "zeppelin" });
  expect(textOf(unknown.response!)).toContain("There is no such collection here.");
});
