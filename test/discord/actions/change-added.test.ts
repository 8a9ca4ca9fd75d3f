import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openRegister } from "../../../src/arrival/register.ts";
import type { Options } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { answerTo, QUESTION, SENTENCE, says, shown, withFolder, ZITHER } from "./adding-bot.ts";

describe("an added article", () => {
  async function withAdded(options: Options = {}) {
    const all = await withFolder(options);
    const { discord, olga } = all;
    const file = discord.uploads.add("zither.txt", ZITHER);
    const card = await shown(discord, olga.slash("add", { file, collection: "harbour" }));
    return { ...all, card };
  }

  test("is removed with its button by the one who added it: moved aside, not deleted", async () => {
    const { atWork, discord, articlesDir, olga, card } = await withAdded();
    const refused = await discord.user("ann").presses(card, "Remove");
    expect(textOf(refused.response!)).toContain("Only the person who added this article");
    await olga.presses(card, "Remove");
    await discord.until("the removal", () => textOf(card).includes("is removed"));
    expect(textOf(card)).toContain("“A zither in the chapel” is removed.");
    expect(readdirSync(join(articlesDir, "harbour/.removed"))).toEqual(["zither.txt"]);
    expect(await answerTo(atWork, QUESTION)).not.toContain(SENTENCE);
  });

  test("is removed with /remove, which completes the names of added ones alone", async () => {
    const { discord, olga, articlesDir } = await withAdded();
    const choices = await olga.autocompletes("remove", "article", "");
    expect(choices).toEqual([{ name: "harbour/zither.txt", value: "harbour/zither.txt" }]);
    expect(await says(discord, olga.slash("remove", { article: "harbour/ferry.txt" }))).toContain(
      "no such article among those that were added",
    );
    expect(await says(discord, olga.slash("remove", { article: "harbour/zither.txt" }))).toContain(
      "is removed",
    );
    expect(await olga.autocompletes("remove", "article", "")).toEqual([]);
    expect(readdirSync(join(articlesDir, "harbour")).sort()).toEqual([".removed", "ferry.txt"]);
  });

  test("is no longer offered to /remove once its file is gone, and the others are", async () => {
    const { atWork, olga, articlesDir } = await withAdded();
    const register = openRegister(atWork.dataDir);
    for (let n = 0; n < 30; n++) {
      const id = `harbour/gone-${n}.html`;
      register.add({ id, at: Date.now() + n, by: null, guild: null, url: null, hash: "" });
    }
    register.close();
    expect(await olga.autocompletes("remove", "article", "")).toEqual([
      { name: "harbour/zither.txt", value: "harbour/zither.txt" },
    ]);
    rmSync(join(articlesDir, "harbour/zither.txt"));
    expect(await olga.autocompletes("remove", "article", "")).toEqual([]);
  });

  test("is removed however much feeds have brought since", async () => {
    const { atWork, discord, olga, card } = await withAdded();
    const register = openRegister(atWork.dataDir);
    for (let n = 0; n < 1500; n++) {
      const id = `harbour/${n}.html`;
      register.add({ id, at: Date.now() + n, by: null, guild: null, url: null, hash: "" });
    }
    register.close();
    const choices = await olga.autocompletes("remove", "article", "zither");
    expect(choices).toEqual([{ name: "harbour/zither.txt", value: "harbour/zither.txt" }]);
    await olga.presses(card, "Remove");
    await discord.until("the removal", () => textOf(card).includes("is removed"));
  });

  test("has its file renamed, never its words, and its buttons go on working", async () => {
    const { atWork, discord, articlesDir, olga, card } = await withAdded();
    const form = await olga.presses(card, "Rename file");
    await olga.submitsModal(form, { name: "../../Who tuned it?" });
    await discord.until("the new name", () => textOf(card).includes("Who tuned it"));
    expect(textOf(card)).toContain("**A zither in the chapel**");
    expect(readdirSync(join(articlesDir, "harbour"))).toContain("Who tuned it.txt");
    expect(await answerTo(atWork, QUESTION)).toContain(SENTENCE);
    await olga.presses(card, "Remove");
    await discord.until("the removal", () => textOf(card).includes("is removed"));
  });

  test("offers a long name to be changed as far as it can be typed, with no character cut apart", async () => {
    const { discord, olga } = await withAdded();
    const [name, text] = [`${"a".repeat(149)}👍👍.txt`, "The zither was sold by Ida Holt.\n"];
    const file = discord.uploads.add(name, text);
    const card = await shown(discord, olga.slash("add", { file }));
    const form = await olga.presses(card, "Rename file");
    expect(JSON.stringify(form)).toContain(`"value":"${"a".repeat(149)}"`);
  });

  test("can't be changed from a channel that may not see it", async () => {
    const { discord, olga } = await withAdded({
      settings: (where) => ({
        collectionChannels: new Map([[where.channel("elsewhere").id, "orchard"]]),
      }),
    });
    const there = { in: "elsewhere" };
    expect(await olga.autocompletes("remove", "article", "", there)).toEqual([]);
    const article = "harbour/zither.txt";
    const refused = await olga.slash("remove", { article }, there);
    expect(textOf(refused.response!)).toContain("no such article");
    const file = discord.uploads.add("pears.txt", "Pears\n\nThe pears were sold by Ida Holt.\n");
    const elsewhere = olga.slash("add", { file, collection: "harbour" }, there);
    expect(await says(discord, elsewhere)).toContain("no such collection here");
    const card = await shown(discord, olga.slash("add", { file }, there));
    expect(textOf(card)).toContain("orchard/pears.txt");
  });
});
