import { expect, test } from "vitest";
import { parseFeeds, readFeeds } from "../../src/settings/feeds.ts";

test("feeds stand in one line or several, each with or without a collection", () => {
  const text = `news=https://a.example/feed.xml https://b.example/atom?x=1
# a remark
geneva 2014 = http://c.example/rss  Zu\u0308rich=https://d.example/`;
  expect(parseFeeds(text)).toEqual([
    { url: "https://a.example/feed.xml", collection: "news" },
    { url: "https://b.example/atom?x=1", collection: null },
    { url: "http://c.example/rss", collection: "geneva 2014" },
    { url: "https://d.example/", collection: "Z\u00fcrich" },
  ]);
  expect(parseFeeds("")).toEqual([]);
});

test.each(["ftp://a.example/feed", "news", "https://a.example/ and more", "https://"])(
  "%j is refused with what is allowed",
  (text) => {
    expect(() => parseFeeds(text)).toThrow(/^addresses of feeds .*; ".*" is no/);
  },
);

test("an address with a password is refused without showing it", () => {
  expect(() => parseFeeds("https://me:secret@a.example/feed")).toThrow(/^(?!.*secret).*a\.example/);
});

test("a value without an address is the path of a file", () => {
  const files: string[] = [];
  const readFile = (path: string) => {
    files.push(path);
    return "https://a.example/feed";
  };
  for (const text of ["feeds.txt", "~/feeds", "a=https://b.example/", "", " "])
    readFeeds(text, readFile);
  expect(files).toEqual(["feeds.txt", "~/feeds"]);
});
