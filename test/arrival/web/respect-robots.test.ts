import { expect, test } from "vitest";
import { fetchArticle } from "../../../src/arrival/web/fetch-article.ts";
import { startSite } from "../../support/web/site.ts";
import { codeOf, page, send, siteWith, webOf } from "./sites.ts";

test("what robots.txt forbids is not fetched, and neither is anything while it can't be read", async () => {
  const robots: { [host: string]: string | number } = {
    "closed.test": "User-agent: quotewell\nDisallow: /private/",
    "others.test": "User-agent: *\nDisallow: /\n\nUser-agent: Quotewell\nAllow: /",
    "broken.test": 503,
    "none.test": 403,
  };
  const site = await startSite((request, response) => {
    const found = robots[request.headers.host?.split(":")[0] ?? ""];
    if (request.url !== "/robots.txt") page(response, "");
    else if (typeof found === "number") response.writeHead(found).end();
    else response.writeHead(200).end(found);
  });
  const web = webOf(site);
  const fetched = (host: string, path: string) => codeOf(fetchArticle(site.at(path, host), web));
  expect(await fetched("closed.test", "/private/a")).toBe("FETCH_ROBOTS");
  expect(await fetched("closed.test", "/open")).toBe("fetched");
  expect(await fetched("others.test", "/a")).toBe("fetched");
  expect(await fetched("broken.test", "/a")).toBe("FETCH_FAILED");
  delete robots["broken.test"];
  expect(await fetched("broken.test", "/a")).toBe("fetched");
  expect(await fetched("none.test", "/a")).toBe("fetched");
  expect(site.requests).not.toContain("closed.test/private/a");
  expect(site.requests.filter((one) => one === "closed.test/robots.txt")).toHaveLength(1);
});

test("a robots.txt that is too long is named, and not a setting that is about articles", async () => {
  const site = await siteWith({ "/robots.txt": send("text/plain", "x".repeat(600_000)) });
  await expect(fetchArticle(site.at("/a"), webOf(site))).rejects.toMatchObject({
    code: "FETCH_ROBOTS",
    message: `${site.at("/a")} has a robots.txt of more than 0.5 MB.`,
    hint: "Save the page in a browser and add the file.",
  });
});

test.each([
  ["a page", "/a", 429, () => "600"],
  ["a robots.txt", "/robots.txt", 503, () => new Date(Date.now() + 599_000).toUTCString()],
])("a site whose %s asks to wait is not asked again until then", async (_, path, status, after) => {
  let asksToWait = true;
  const site = await startSite(({ url = "" }, response) => {
    if (asksToWait && url === path) response.writeHead(status, { "retry-after": after() }).end();
    else if (url === "/robots.txt") response.writeHead(404).end();
    else page(response, url);
  });
  const web = webOf(site);
  const refusal = {
    code: "FETCH_LATER",
    message: expect.stringMatching(/alone for (9|10) min\.$/),
  };
  await expect(fetchArticle(site.at("/a"), web)).rejects.toMatchObject(refusal);
  asksToWait = false;
  const asked = site.requests.length;
  await expect(fetchArticle(site.at("/b"), web)).rejects.toMatchObject(refusal);
  expect(site.requests).toHaveLength(asked);
  expect(await codeOf(fetchArticle(site.at("/a", "other.test"), web))).toBe("fetched");
  for (const origin of web.waits.keys()) web.waits.set(origin, Date.now());
  expect(await codeOf(fetchArticle(site.at("/b"), web))).toBe("fetched");
});

test.each(["soon", "-5", "0", "Thu, 01 Jan 1970 00:00:00 GMT"])(
  "a site that asks to wait for %j has only failed",
  async (after) => {
    const site = await siteWith({
      "/a": (response) => response.writeHead(503, { "retry-after": after }).end(),
    });
    const web = webOf(site);
    expect(await codeOf(fetchArticle(site.at("/a"), web))).toBe("FETCH_FAILED");
    expect(web.waits.size).toBe(0);
  },
);

test("what sites allow takes little memory, however many sites there are and however much they say", async () => {
  const most = `# ${"x".repeat(500_000)}`;
  const site = await siteWith({ "/a": page, "/robots.txt": send("text/plain", most) });
  const web = webOf(site);
  for (let i = 0; i < 60; i++)
    expect(await codeOf(fetchArticle(site.at("/a", `site${i}.test`), web))).toBe("fetched");
  const kept = await Promise.all(web.robots.values());
  expect(kept.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(26e6);
});
