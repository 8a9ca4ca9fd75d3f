import { once } from "node:events";
import { expect, test } from "vitest";
import { fetchArticle } from "../../../src/arrival/web/fetch-article.ts";
import { mapConcurrently } from "../../../src/shared/async/queue.ts";
import { UserError } from "../../../src/shared/errors.ts";
import { randomNumbers } from "../../support/articles/generated-articles.ts";
import { startSite } from "../../support/web/site.ts";
import { type Answer, codeOf, PAGE, page, send, siteWith, to, webOf } from "./sites.ts";

test("the connection of an answer that is refused is closed at once", {
  timeout: 20_000,
}, async () => {
  let closed: Promise<unknown> | null = null;
  const site = await siteWith({
    "/a": (response) => {
      closed = once(response, "close");
      response.writeHead(200, { "content-type": "text/html", "content-length": "5000000" });
      response.write(PAGE);
    },
  });
  const web = webOf(site);
  expect(await codeOf(fetchArticle(site.at("/a"), web))).toBe("FETCH_TOO_LARGE");
  await closed;
});

test("a site that answers with another protocol is refused, and not waited for without end", async () => {
  const site = await siteWith({
    "/a": ({ socket }) =>
      void socket?.write(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
      ),
  });
  const web = webOf(site, {}, { silenceMs: 500, longestMs: 60_000 });
  expect(await codeOf(fetchArticle(site.at("/a"), web))).toBe("FETCH_FAILED");
});

test("hundreds of pages of a broken site: each is fetched or refused in words, and nothing else is reached", async () => {
  const forbidden = await startSite(page as never, "127.0.0.2");
  const random = randomNumbers(18);
  const kinds: { readonly [kind: string]: Answer } = {
    page,
    slow: (response) => void setTimeout(() => page(response, ""), 100),
    silent: () => {},
    halves: (response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": "5000" });
      response.write(PAGE);
      response.destroy();
    },
    endless: (response) => {
      response.writeHead(200, { "content-type": "text/html" });
      const more = () => {
        while (!response.destroyed && response.write("<p>More.".repeat(5000)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    },
    drips: (response) => {
      response.writeHead(200, { "content-type": "text/html" });
      const drip = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(drip));
    },
    hangsUp: (response) => response.destroy(),
    noise: (response) => void response.socket?.end("HTTP/1.1 banana\r\n\r\n"),
    headers: (response) =>
      void response.socket?.end(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(99_999)}\r\n\r\n`),
    picture: send("image/png", "\x89PNG"),
    lies: send("application/pdf", PAGE),
    empty: send("text/html", ""),
    untyped: send("", PAGE),
    fails: (response) => response.writeHead(500).end("secret of the server"),
    missing: (response) => response.writeHead(404).end(),
    nothing: (response) => response.writeHead(204).end(),
    loop: (response, path) => to(path)(response, path),
    away: (response, path) => to(`${path}x`)(response, path),
    onward: to("/page/1"),
    inside: to(`http://127.0.0.2:${forbidden.port}/`),
    insideByName: to(`http://inside.test:${forbidden.port}/`),
    rebinding: to(`http://rebinds.test:${forbidden.port}/`),
    file: to("file:///etc/passwd"),
    nonsense: to("http://["),
    nowhere: (response) => response.writeHead(302).end(),
    withUser: to("http://a:b@news.test/"),
  };
  const names = Object.keys(kinds);
  const site = await startSite(({ url = "" }, response) => {
    const answer = kinds[url.split("/")[1] ?? ""];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, url);
  });
  const others = { "inside.test": [["127.0.0.2"]], "rebinds.test": [["127.0.0.1"], ["127.0.0.2"]] };
  // Fifty at a time keep this process busy: good pages must not be taken for silent ones.
  const web = webOf(site, others, { silenceMs: 10_000, longestMs: 12_000 });
  const paths = Array.from(
    { length: 400 },
    (_, i) => `/${names[Math.floor(random() * names.length)]}/${i}`,
  );
  // What takes longest begins first, so that all takes little longer than that.
  const isSlow = (path: string) => Number(/^\/(drips|silent)\//.test(path));
  paths.sort((a, b) => isSlow(b) - isSlow(a));
  const told = await mapConcurrently(paths, 50, async (path) => {
    try {
      const { name } = await fetchArticle(site.at(path), web);
      return { path, code: "fetched", text: name };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { path, code: error.code, text: error.message };
    }
  });
  const codesOf = (kind: string) => [
    ...new Set(told.filter(({ path }) => path.startsWith(`/${kind}/`)).map(({ code }) => code)),
  ];
  for (const kind of ["page", "slow", "onward"])
    expect([kind, codesOf(kind)]).toEqual([kind, ["fetched"]]);
  for (const kind of ["loop", "away", "nonsense"])
    expect([kind, codesOf(kind)]).toEqual([kind, ["FETCH_REDIRECTS"]]);
  for (const kind of ["inside", "insideByName", "rebinding", "file", "withUser"])
    expect([kind, codesOf(kind)]).toEqual([kind, ["FETCH_ADDRESS"]]);
  for (const kind of ["picture", "lies", "empty", "untyped"])
    expect([kind, codesOf(kind)]).toEqual([kind, ["FETCH_TYPE"]]);
  for (const kind of [
    "silent",
    "halves",
    "drips",
    "hangsUp",
    "noise",
    "headers",
    "fails",
    "missing",
    "nothing",
    "nowhere",
  ])
    expect([kind, codesOf(kind)]).toEqual([kind, ["FETCH_FAILED"]]);
  expect(codesOf("endless")).toEqual(["FETCH_TOO_LARGE"]);
  expect(forbidden.connections()).toBe(0);
  for (const { code, text } of told.filter(({ code }) => code !== "fetched")) {
    expect([code, text]).toEqual([
      code,
      expect.stringMatching(/^(https?|file):\/\/\S+ .{5,120}\.$/),
    ]);
    expect(text).not.toMatch(/secret|127\.0\.0\.1(?!:)|ECONN|HPE_|at .*\.ts/);
  }
  const once = site.requests.filter(
    (request) => !/^news\.test\/(page\/1|robots\.txt)$/.test(request),
  );
  expect(new Set(once).size).toBe(once.length);
});
