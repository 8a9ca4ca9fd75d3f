import { expect, test } from "vitest";
import { questionAbout } from "../../../soak/corpus.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { textOf } from "../../../support/discord/index.ts";
import { indexedCorpus } from "../../../support/index/indexed-folder.ts";
import { BOT_OF_A_SITE, startSite } from "../../../support/web/site.ts";

const FEED = `<rss version="2.0"><channel><title>Valley News</title><item><title>A bridge opens</title>
<link>/bridge</link><description>A bridge …</description></item></channel></rss>`;

const PAGE = `<!DOCTYPE html><html><head><title>A bridge opens</title></head><body><h1>A bridge opens</h1>
<p>The bridge of valley 77 was opened by captain Orla 77 after a long winter, and many people came to see it.</p>
</body></html>`;

test("the page of a feed's item is answerable in a running bot, with its address; a feed that is none is told", async () => {
  const discord = await discordOfTest();
  const site = await startSite(({ url }, response) => {
    if (url === "/feed.xml") response.writeHead(200).end(FEED);
    else if (url === "/bridge") response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    else response.writeHead(url === "/robots.txt" ? 404 : 200).end("<html><body>No feed here");
  });
  const folder = indexedCorpus();
  const feeds = `valleys=${site.at("/feed.xml")} ${site.at("/none")}`;
  const settings = { FEEDS: feeds, SITE_PORT: String(site.port) };
  const bot = startBotProcess(discord, folder, settings, BOT_OF_A_SITE);
  await bot.tells('"event":"feedArticles"');
  await bot.tells("is a web page, not a feed.");
  const ann = discord.user("ann");
  await expect.poll(() => bot.said.out).toMatch(/"articlesChanged".*valleys\/bridge\.html/);
  await bot.tells("Invite the bot");
  const asked = ann.says("general", questionAbout(77, 0), { toBot: true });
  await discord.until("the answer", () => discord.repliesTo(asked).length === 1);
  const answer = discord.repliesTo(asked)[0]!;
  expect(textOf(answer)).toContain("Orla 77");
  expect(JSON.stringify(answer)).toContain(site.at("/bridge"));
  expect(textOf((await ann.slash("status")).response!)).toContain(
    "**Feeds** 2, 1 failing · 1 article since startup",
  );
  expect(site.requests.filter((one) => one === "news.test/bridge")).toHaveLength(1);
});
