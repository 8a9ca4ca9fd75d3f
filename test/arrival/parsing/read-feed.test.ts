import { expect, test } from "vitest";
import { plainText } from "../../../src/arrival/parsing/plain-text.ts";
import { readFeed } from "../../../src/arrival/parsing/read-feed.ts";

const LONG = "<p>The talks on the two rivers go on, said the minister in Geneva.</p>".repeat(30);

const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>News &amp; more</title>
<item><title>Talks &lt;b&gt;begin&lt;/b&gt;</title><link>https://e.example/1</link><guid isPermaLink="false">g1</guid>
<pubDate>Mon, 20 Jan 2014 10:00:00 GMT</pubDate><description>Short</description>
<content:encoded><![CDATA[${LONG}]]></content:encoded></item>
<item><guid>https://e.example/2</guid><description>The talks [...]</description></item>
<item><title>No key</title></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title type="html">T &amp;amp; x</title>
<id>urn:1</id><link rel="self" href="https://e.example/self"/><link href="/a"/><published>2014-01-20T00:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <b>there</b></p></div></content></entry></feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>R</title></channel><item><title>One</title><link>https://e.example/r</link><dc:date>2014-01-21</dc:date></item></rdf:RDF>`;

const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "J",
  items: [
    {
      id: "1",
      url: "https://e.example/j",
      title: "One",
      content_html: LONG,
      date_published: "2014-01-22T00:00:00Z",
    },
  ],
});

test("items of RSS have the longest text, and those without an id or address are left out", () => {
  const feed = readFeed(RSS, 100);
  expect(feed.title).toBe("News & more");
  expect(feed.items).toHaveLength(2);
  expect(feed.items[0]).toMatchObject({
    key: "g1",
    url: "https://e.example/1",
    title: "Talks begin",
    published: "Mon, 20 Jan 2014 10:00:00 GMT",
    content: LONG,
    isTeaser: false,
  });
  expect(feed.items[1]).toMatchObject({ url: "https://e.example/2", isTeaser: true });
});

test.each([
  ["Atom", ATOM, { key: "urn:1", url: "/a", title: "T & x", published: "2014-01-20T00:00:00Z" }],
  ["RDF", RDF, { url: "https://e.example/r", published: expect.stringContaining("2014-01-21") }],
  ["JSON", JSON_FEED, { key: "1", url: "https://e.example/j", isTeaser: false }],
])("%s is understood", (_, text, item) => {
  expect(readFeed(text, 100).items[0]).toMatchObject(item);
});

test("only so many items are taken from the beginning", () => {
  const items = Array.from(
    { length: 50 },
    (_, i) => `<item><link>https://e.example/${i}</link></item>`,
  );
  expect(
    readFeed(`<rss version="2.0"><channel>${items.join("")}</channel></rss>`, 20).items,
  ).toHaveLength(20);
});

test.each(["<html><body>Not here</body></html>", "", "text", "{}", "<rss"])(
  "%j is no feed",
  (text) => {
    expect(() => readFeed(text, 10).items.length || fail()).toThrow();
  },
);

test("entities that a feed declares are not expanded", () => {
  const lines = Array.from(
    { length: 20 },
    (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};&e${i};">`,
  );
  const bomb = `<!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">${lines.join("")}]><rss version="2.0"><channel>
    <item><link>https://e.example/1</link><title>&e20;</title></item></channel></rss>`;
  expect(readFeed(bomb, 10).items[0]?.title?.length ?? 0).toBeLessThan(100);
});

test("text without tags is found in time proportional to it", () => {
  expect(plainText("a<b>b</b> &amp;c&#33; &nope; <")).toBe("a b &c! &nope; <");
  expect(plainText("<".repeat(1_000_000))).toHaveLength(1_000_000);
});

function fail(): never {
  throw new Error("It has no items.");
}
