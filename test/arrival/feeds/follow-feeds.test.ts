import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openFeedMemory } from "../../../src/arrival/feeds/feed-memory.ts";
import { type FeedListener, followFeeds } from "../../../src/arrival/feeds/follow-feeds.ts";
import { openRegister } from "../../../src/arrival/register.ts";
import { openWeb } from "../../../src/arrival/web/web.ts";
import { readWithinLimits } from "../../../src/ingest/read-within-limits.ts";
import { UserError } from "../../../src/shared/errors.ts";
import { LIMITS } from "../../ingest/folder/folder-with.ts";
import { readHere } from "../../support/articles/read-here.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { reachOf, type Site, startSite } from "../../support/web/site.ts";
import { PATIENCE } from "../web/sites.ts";

const MINUTES_MS = 30 * 60_000;
const { read } = readWithinLimits(LIMITS);

const sentence = (n: number | string) =>
  `The talks on river ${n} open in Geneva on Monday, said the minister. Five countries take part.`;
const full = (n: number | string) => `<p>${sentence(n)}</p>`.repeat(20);

type Item = { readonly n: number; readonly content?: string };

function rss(items: readonly Item[]): string {
  const xml = items.map(
    ({ n, content = full(n) }) =>
      `<item><title>River ${n}</title><link>/river/${n}</link><guid>g${n}</guid>
       <pubDate>${new Date(Date.UTC(2014, 0, 1) + n * 60_000).toUTCString()}</pubDate>
       <description><![CDATA[${content}]]></description></item>`,
  );
  return `<rss version="2.0"><channel><title>River News</title>${xml.join("")}</channel></rss>`;
}

const numbers = (from: number, to: number): Item[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ n: to - i }));

/** A site with a feed whose items a test changes. */
async function siteOf(feed: { items: readonly Item[]; body?: string }) {
  const asked: (string | undefined)[] = [];
  const site = await startSite((request, response) => {
    if (request.url === "/robots.txt") return response.writeHead(404).end();
    const page = /^\/river\/(\d+)$/.exec(request.url ?? "")?.[1];
    if (page !== undefined) {
      const body = `<html><head><title>River ${page}</title></head><body><h1>River ${page}</h1>${full(page)}</body></html>`;
      return response.writeHead(200, { "content-type": "text/html" }).end(body);
    }
    const body = feed.body ?? rss(feed.items);
    const etag = `"${body.length}"`;
    asked.push(request.headers["if-none-match"]);
    if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { "content-type": "application/rss+xml", etag }).end(body);
  });
  return { site, asked };
}

/** Follows the feed; every poll is told. */
function following(site: Site, folders = { articles: temporaryFolder(), data: temporaryFolder() }) {
  const polls: { added: readonly string[]; leftOut: readonly string[] }[] = [];
  const failures: unknown[] = [];
  readHere();
  const register = openRegister(folders.data);
  const memory = openFeedMemory(folders.data);
  const listener: FeedListener = {
    polled: (_, poll) => void polls.push(poll),
    failed: (_, error) => void failures.push(error),
  };
  const url = site.at("/feed.xml");
  const feeds = followFeeds(
    [{ url, collection: "news" }],
    MINUTES_MS,
    {
      web: openWeb(20, reachOf(site), PATIENCE),
      intake: { articlesDir: folders.articles, maxArticleMb: 20, read, register },
      memory,
    },
    listener,
  );
  onTestFinished(() => {
    feeds.stop();
    memory.close();
    register.close();
  });
  return {
    ...{ folders, polls, failures, memory, feeds },
    /** Waits for the poll of the start. */
    first: () => expect.poll(() => polls.length + failures.length).toBe(1),
    /** Starts again when it is due. */
    async again() {
      feeds.stop();
      memory.finish(url, { ...memory.state(url), dueAt: 0 });
      const next = following(site, folders);
      await next.first();
      return next;
    },
  };
}

test("items become articles of their collection with title, date, publisher and address", async () => {
  const { site } = await siteOf({ items: [{ n: 1 }] });
  const { first, polls, folders } = following(site);
  await first();
  expect(polls[0]?.added).toEqual(["news/River 1.html"]);
  const bytes = readFileSync(join(folders.articles, "news/River 1.html"));
  expect(await read({ bytes, id: "news/River 1.html" })).toMatchObject({
    article: {
      title: "River 1",
      publisher: "River News",
      published: "2014-01-01",
      url: site.at("/river/1"),
      text: expect.stringContaining(sentence(1)),
    },
  });
  expect(site.requests.filter((one) => one.includes("/river/"))).toEqual([]);
});

test("a title with slashes names its file in full", async () => {
  const body = rss([{ n: 1 }]).replace(
    "<title>River 1<",
    "<title>Rivers in 2014/15: 24/7 at work<",
  );
  const { site } = await siteOf({ items: [], body });
  const { first, polls } = following(site);
  await first();
  expect(polls[0]?.added).toEqual(["news/Rivers in 2014-15- 24-7 at work.html"]);
});

test("a teaser's page is fetched, once", async () => {
  const { site } = await siteOf({ items: [{ n: 1, content: "The talks begin …" }] });
  const { first, polls } = following(site);
  await first();
  expect(polls[0]?.added).toEqual(["news/1.html"]);
  expect(site.requests.filter((one) => one.includes("/river/"))).toEqual(["news.test/river/1"]);
});

test("of a new feed with 10,000 items only the newest 20 come, and nothing comes twice after a restart", async () => {
  const old = numbers(1, 9980).map(({ n }) => ({ n, content: "The talks begin …" }));
  const feed = { items: [...numbers(9981, 10_000), ...old] };
  const { site, asked } = await siteOf(feed);
  const follower = following(site);
  await follower.first();
  const titles = (from: number, to: number) =>
    numbers(from, to).map(({ n }) => `news/River ${n}.html`);
  expect(follower.polls[0]?.added).toEqual(titles(9981, 10_000));
  const again = await follower.again();
  expect(again.polls[0]?.added).toEqual([]);
  expect(asked).toEqual([undefined, expect.stringMatching(/^"\d+"$/)]);
  feed.items = [...numbers(10_001, 10_025), ...feed.items];
  const third = await again.again();
  expect(third.polls[0]?.added).toEqual(titles(10_006, 10_025));
  const fourth = await third.again();
  expect(fourth.polls[0]?.added).toEqual(titles(10_001, 10_005));
});

test("a poll that a stop interrupts is no failure, and is made up for at the next start", async () => {
  let isSilent = true;
  const site = await startSite(({ url }, response) => {
    if (url === "/robots.txt") response.writeHead(404).end();
    else if (!isSilent) response.writeHead(200).end(rss([{ n: 1 }]));
  });
  const { feeds, folders, memory, failures } = following(site);
  await expect.poll(() => site.requests.length).toBe(2);
  feeds.stop();
  const state = () => memory.state(site.at("/feed.xml"));
  await expect.poll(() => state().dueAt).toBeLessThanOrEqual(Date.now());
  expect([state().failures, failures]).toEqual([0, []]);
  isSilent = false;
  const next = following(site, folders);
  await next.first();
  expect(next.polls[0]?.added).toHaveLength(1);
});

test("a restart does not ask before a feed is due", async () => {
  const { site, asked } = await siteOf({ items: [{ n: 1 }] });
  const { first, folders, feeds } = following(site);
  await first();
  feeds.stop();
  const { polls, failures, memory } = following(site, folders);
  expect(memory.state(site.at("/feed.xml")).dueAt).toBeGreaterThan(Date.now() + MINUTES_MS / 2);
  expect([asked.length, polls.length, failures.length]).toEqual([1, 0, 0]);
});

const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "&a;&a;">`).join("")}]>
  <rss version="2.0"><channel><item><link>/river/1</link><title>&a29;</title></item></channel>`;

test.each([
  ["a web page", "<!DOCTYPE html><html><body>News</body></html>", "is a web page, not a feed"],
  ["nothing", "", "is no RSS, Atom or JSON feed"],
  ["deep XML", `<rss>${"<a>".repeat(200_000)}`, "is no RSS, Atom or JSON feed"],
])("a feed that is %s is told in one sentence, and asked again later", async (_, body, why) => {
  const { site } = await siteOf({ items: [], body });
  const { first, failures, memory } = following(site);
  await first();
  expect(failures[0]).toBeInstanceOf(UserError);
  expect(failures[0]).toMatchObject({
    code: "FEED_UNREADABLE",
    message: `${site.at("/feed.xml")} ${why}.`,
  });
  const { failures: count, dueAt } = memory.state(site.at("/feed.xml"));
  expect(count).toBe(1);
  expect(dueAt).toBeGreaterThan(Date.now() + 1.5 * MINUTES_MS);
});

test("a feed that asks to be left alone is, and items whose site does come in a later poll", async () => {
  const waits = new Set(["/feed.xml", "/river/1"]);
  const site = await startSite((request, response) => {
    if (request.url === "/robots.txt") return response.writeHead(404).end();
    if (waits.has(request.url ?? ""))
      return response.writeHead(429, { "retry-after": "36000" }).end();
    const body = request.url === "/feed.xml" ? rss([{ n: 1, content: "The talks …" }]) : full(1);
    return response.writeHead(200, { "content-type": "text/html" }).end(body);
  });
  const follower = following(site);
  await follower.first();
  expect(follower.failures[0]).toMatchObject({ code: "FETCH_LATER" });
  const { dueAt } = follower.memory.state(site.at("/feed.xml"));
  expect(dueAt).toBeGreaterThan(Date.now() + 9.9 * 60 * 60_000);
  waits.delete("/feed.xml");
  const second = await follower.again();
  expect(second.polls[0]).toMatchObject({ added: [], leftOut: [] });
  waits.clear();
  const third = await second.again();
  expect(third.polls[0]?.added).toEqual(["news/1.html"]);
});

test("entities of an XML bomb are never expanded", async () => {
  const { site } = await siteOf({ items: [], body: bomb });
  const { first, polls, failures } = following(site);
  await first();
  expect([...polls.flatMap(({ added }) => added), ...failures].join().length).toBeLessThan(300);
});

test("an item that leads inside is left out with its reason, and the others come", async () => {
  const inside = `<item><link>http://169.254.169.254/latest</link><guid>x</guid><description>Short</description></item>`;
  const body = rss([{ n: 1 }, { n: 2 }]).replace("<item>", `${inside}<item>`);
  const { site } = await siteOf({ items: [], body });
  const { first, polls } = following(site);
  await first();
  expect(polls[0]?.added).toHaveLength(2);
  expect(polls[0]?.leftOut).toEqual([expect.stringContaining("is not on the public web.")]);
});
