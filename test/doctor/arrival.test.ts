import fs, { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkFeeds, checkWatching } from "../../src/doctor/arrival.ts";
import { loadConfig } from "../../src/settings/config.ts";
import { replaceFunction } from "../support/replaced-functions.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { reachOf, startSite } from "../support/web/site.ts";

function config(settings: { [name: string]: string } = {}) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "articles/news"), { recursive: true });
  return loadConfig(settings, folder);
}

test("it says how many folders are watched, of how many", async () => {
  const [finding] = await checkWatching(config());
  expect(finding).toMatchObject({
    level: "good",
    text: expect.stringMatching(/\(2 of at most (all|[\d,]+) folders watched\)$/),
  });
  const [off] = await checkWatching(config({ WATCH: "false" }));
  expect(off).toMatchObject({ level: "note" });
});

test("nothing is said of watching a folder that is not there, or is a file", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "article.txt");
  fs.writeFileSync(file, "The ferry stayed in port.");
  for (const ARTICLES_DIR of [join(folder, "missing"), file])
    expect(await checkWatching(config({ ARTICLES_DIR }))).toEqual([]);
});

test("folders that can't be watched are a warning, with the limit to raise", async () => {
  replaceFunction(fs, "watch", (() => {
    throw Object.assign(new Error("ENOSPC: made up"), { code: "ENOSPC" });
  }) as never);
  const [finding] = await checkWatching(config());
  expect(finding).toMatchObject({
    level: "warning",
    text: expect.stringContaining("fs.inotify.max_user_watches"),
  });
});

test("each feed is tried, and one that is none is named in one sentence", async () => {
  const site = await startSite(({ url }, response) => {
    if (url === "/feed")
      response.end(
        '<rss version="2.0"><channel><item><link>https://e.example</link></item></channel></rss>',
      );
    else if (url === "/page") response.end("<!DOCTYPE html><p>News");
    else response.writeHead(404).end();
  });
  const feeds = ["/feed", "/page", "/gone"].map((path) => site.at(path)).join(" ");
  const findings = await checkFeeds(config({ FEEDS: feeds }), reachOf(site));
  expect(findings).toEqual([
    { level: "good", text: `The feed ${site.at("/feed")} works (items: 1)` },
    {
      level: "warning",
      text: `${site.at("/page")} is a web page, not a feed.`,
      todo: expect.any(String),
    },
    {
      level: "warning",
      text: `${site.at("/gone")} answers with status 404.`,
      todo: expect.any(String),
    },
  ]);
  expect(await checkFeeds(config())).toEqual([]);
});
