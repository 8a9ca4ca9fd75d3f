import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ANSWER, botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { freePort } from "../../support/free-port.ts";

test("/status tells what the bot knows and how fast it is", async () => {
  const { discord } = await botAtWork();
  const ann = discord.user("ann");
  const before = textOf((await ann.slash("status")).response!);
  expect(before).toContain("4 articles, 9 passages");
  expect(before).toContain("none since startup");
  await discord.replyTo(ann.dm(QUESTION));
  expect(textOf((await ann.slash("status")).response!)).toContain("half within");
});

test("/status counts only what may be seen where it is used", async () => {
  const { discord } = await botAtWork({
    settings: ({ guild }) => ({ collectionChannels: new Map([[guild.id, "orchard"]]) }),
  });
  const there = textOf((await discord.user("ann").slash("status")).response!);
  expect(there).toContain("1 article, 2 passages");
  expect(there).not.toContain("harbour");
});

test("/status names the languages its model does not know, with their articles that may be seen there", async () => {
  const { discord } = await botAtWork({
    modelLanguages: ["en"],
    articles: {
      "orchard/birnen.txt": {
        title: "Die Birnen sind reif",
        text: "Im Obstgarten sind die Birnen dieses Jahr früher reif als sonst.",
        language: "de",
      },
    },
    settings: ({ guild }) => ({ collectionChannels: new Map([[guild.id, "harbour"]]) }),
  });
  const ann = discord.user("ann");
  const everywhere = (await ann.slash("status", {}, { in: "dm" })).response!;
  expect(textOf(everywhere)).toContain("does not know their language: 1 article in German.");
  const inHarbour = (await ann.slash("status")).response!;
  expect(textOf(inHarbour)).not.toContain("German");
});

test.skipIf(process.env.TEST_STORE)(
  "an index that can't be used shows in /status and the metrics until it is put right",
  async () => {
    const metrics = { port: await freePort(), host: "127.0.0.1" };
    const { discord, live, embeddingsDir } = await botAtWork({
      mayRefuse: true,
      settings: { metrics },
    });
    const gauge = async () => {
      const shown = await (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text();
      return /^quotewell_index_refused (.*)$/m.exec(shown)?.[1];
    };
    const status = async () => textOf((await discord.user("ann").slash("status")).response!);
    expect(await gauge()).toBe("0");
    expect(await status()).not.toContain("unusable");

    const pointer = join(embeddingsDir, "CURRENT");
    const right = readFileSync(pointer, "utf8");
    writeFileSync(pointer, "nonsense");
    await live.refresh();
    expect(await gauge()).toBe("1");
    expect(await status()).toContain("A newer index has been unusable since");
    const question = discord.user("ann").says("general", QUESTION, { toBot: true });
    expect(textOf(await discord.replyTo(question))).toContain(ANSWER);

    writeFileSync(pointer, right);
    await live.refresh();
    expect(await gauge()).toBe("0");
    expect(await status()).not.toContain("unusable");
  },
);
