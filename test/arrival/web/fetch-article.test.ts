import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fetchArticle } from "../../../src/arrival/web/fetch-article.ts";
import { PUBLIC_WEB } from "../../../src/arrival/web/reach.ts";
import { openWeb } from "../../../src/arrival/web/web.ts";
import { mapConcurrently } from "../../../src/async/queue.ts";
import { UserError } from "../../../src/errors.ts";
import { readArticle } from "../../../src/ingest/read-article.ts";
import { makeDocx } from "../../ingest/docx/make-docx.ts";
import { makePdf } from "../../ingest/pdf/make-pdf.ts";
import { randomNumbers } from "../../support/generated-articles.ts";
import { reachOf, type Site, startSite } from "../../support/web/site.ts";

const TEXT =
  "The talks on the two rivers open in Geneva on Monday, said the minister. Five countries take part.";
const PAGE = `<!DOCTYPE html><html><head><title>Rivers</title></head><body><h1>Rivers</h1><p>${TEXT}</p></body></html>`;

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

type Answer = (response: ServerResponse, path: string) => void;

const send =
  (
    type: string,
    body: string | Buffer,
    headers: { readonly [name: string]: string } = {},
  ): Answer =>
  (response) =>
    response.writeHead(200, { "content-type": type, ...headers }).end(body);
const page = send("text/html; charset=utf-8", PAGE);
const to =
  (location: string): Answer =>
  (response) =>
    response.writeHead(302, { location }).end();

/** A site that answers by path; everything else is missing. */
const siteWith = (answers: { readonly [path: string]: Answer }) =>
  startSite(({ url = "" }, response) => {
    const answer = answers[url];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, url);
  });

const PATIENCE = { silenceMs: 500, longestMs: 3000 };
const webOf = (site: Site, others?: Parameters<typeof reachOf>[1], patience = PATIENCE) =>
  openWeb(1, reachOf(site, others), patience);

const codeOf = (fetching: Promise<unknown>) =>
  fetching.then(
    () => "fetched",
    (error) => (error instanceof UserError ? error.code : `a bug: ${error.stack}`),
  );

test("a page comes with its address, is asked for once, and is told who asks", async () => {
  const agents: (string | undefined)[] = [];
  const site = await startSite((request, response) => {
    agents.push(request.headers["user-agent"]);
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else page(response, "");
  });
  const article = await fetchArticle(site.at("/2026/rivers.html?utm=x#top"), webOf(site));
  expect(article).toMatchObject({ name: "rivers.html", url: site.at("/2026/rivers.html?utm=x") });
  expect(site.requests).toEqual(["news.test/robots.txt", "news.test/2026/rivers.html?utm=x"]);
  expect(agents[1]).toMatch(/^Quotewell\/\d+\.\d+\.\d+ \(.*\)$/);
  expect(await readArticle(article.bytes, article.name)).toMatchObject({
    article: { title: "Rivers", url: article.url },
  });
});

test("a page may name a better address of its own site, but none of another site", async () => {
  const canonical = (url: string) =>
    PAGE.replace("</head>", `<link rel="canonical" href="${url}"></head>`);
  const site: Site = await siteWith({
    "/own?x=1": (response) => send("text/html", canonical(site.at("/own")))(response, ""),
    "/other": send("text/html", canonical("https://bbc.example/rivers")),
  });
  const urlOf = async (path: string) => {
    const { bytes, name } = await fetchArticle(site.at(path), webOf(site));
    const reading = await readArticle(bytes, name);
    return reading.kind === "article" ? reading.article.url : reading;
  };
  expect(await urlOf("/other")).toBe(site.at("/other"));
  expect(await urlOf("/own?x=1")).toBe(site.at("/own"));
});

test.each([
  ["text/plain", TEXT, "rivers.txt"],
  ["text/markdown", `# Rivers\n\n${TEXT}`, "rivers.md"],
  ["text/markdown", `---\ntitle: Rivers\n---\n${TEXT}`, "rivers.md"],
  ["text/plain", PAGE, "rivers.html"],
  ["application/pdf", Buffer.from(makePdf([[{ text: TEXT.slice(0, 72), y: 700 }]])), "rivers.pdf"],
  [WORD, makeDocx([TEXT]), "rivers.docx"],
  ["text/html; charset=windows-1251", Buffer.from(PAGE, "utf16le"), "rivers.html"],
])("%s keeps its address in a file of its own type", async (type, body, name) => {
  const utf16 = type.includes("1251")
    ? Buffer.concat([Buffer.from([0xff, 0xfe]), body as Buffer])
    : body;
  const site = await siteWith({ "/rivers": send(type, utf16) });
  const article = await fetchArticle(site.at("/rivers"), webOf(site));
  expect(article.name).toBe(name);
  const reading = await readArticle(article.bytes, article.name);
  expect(reading).toMatchObject({ kind: "article", article: { url: site.at("/rivers") } });
});

test("letters are those that the server's charset says", async () => {
  const russian = PAGE.replace("Rivers</h1>", "Реки</h1>");
  const bytes = Buffer.from(
    [...russian].map((c) => (c > "я" || c < "А" ? c.charCodeAt(0) : c.charCodeAt(0) - 0x350)),
  );
  const site = await siteWith({ "/a": send("text/html; charset=windows-1251", bytes) });
  const { bytes: stored } = await fetchArticle(site.at("/a"), webOf(site));
  expect(stored.toString()).toContain("Реки</h1>");
});

test("packed pages are unpacked, and no further than the limit", async () => {
  const bomb = Buffer.alloc(50e6);
  const packed = (encoding: string, body: Buffer) =>
    send("text/html", body, { "content-encoding": encoding });
  const site = await siteWith({
    "/gzip": packed("gzip", gzipSync(PAGE)),
    "/deflate": packed("deflate", deflateSync(PAGE)),
    "/br": packed("br", brotliCompressSync(PAGE)),
    "/bomb": packed("gzip", gzipSync(bomb)),
    "/cut": packed("gzip", gzipSync(PAGE).subarray(0, 100)),
    "/zstd": packed("zstd", Buffer.from(PAGE)),
  });
  const web = webOf(site);
  const codes = await Promise.all(
    ["gzip", "deflate", "br", "bomb", "cut", "zstd"].map((path) =>
      codeOf(fetchArticle(site.at(`/${path}`), web)),
    ),
  );
  expect(codes).toEqual([
    "fetched",
    "fetched",
    "fetched",
    "FETCH_TOO_LARGE",
    "FETCH_FAILED",
    "FETCH_FAILED",
  ]);
});

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

test("a type or packing that every object of JavaScript has a word for is unknown all the same", async () => {
  const site = await siteWith({
    "/a": send("constructor", PAGE),
    "/b": send("text/html", PAGE, { "content-encoding": "constructor" }),
  });
  const refusals = ["/a", "/b"].map((path) => fetchArticle(site.at(path), webOf(site)));
  await expect(refusals[0]).rejects.toMatchObject({ code: "FETCH_TYPE" });
  await expect(refusals[1]).rejects.toThrow("is packed in a way that is not understood");
});

test.each([
  ["a page", "/a", 429, "600"],
  ["a robots.txt", "/robots.txt", 503, new Date(Date.now() + 599_000).toUTCString()],
])("a site whose %s asks to wait is not asked again until then", async (_, path, status, after) => {
  let asksToWait = true;
  const site = await startSite(({ url = "" }, response) => {
    if (asksToWait && url === path) response.writeHead(status, { "retry-after": after }).end();
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
  const web = webOf(site, {}, { silenceMs: 5000, longestMs: 20_000 });
  for (let i = 0; i < 60; i++)
    expect(await codeOf(fetchArticle(site.at("/a", `site${i}.test`), web))).toBe("fetched");
  const kept = await Promise.all(web.robots.values());
  expect(kept.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(26e6);
});

test.each([
  "ftp://news.test/a",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "news.test/a",
  "",
  "http://user:secret@news.test/a",
  "http://127.0.0.1/a",
  "http://2130706433/a",
  "http://0x7f.1/a",
  "http://[::1]/a",
  "http://[::ffff:127.0.0.1]/a",
  "http://169.254.169.254/latest/meta-data",
  "http://localhost/a",
  "http://1.1.1.1:22/a",
  `http://1.1.1.1/${"a".repeat(3000)}`,
])("%s is refused by what reaches the public web", async (address) => {
  const refusal = fetchArticle(
    address,
    openWeb(1, { ...PUBLIC_WEB, addressesOf: async () => ["127.0.0.1"] }, PATIENCE),
  );
  await expect(refusal).rejects.toMatchObject({ code: "FETCH_ADDRESS" });
  await expect(refusal).rejects.not.toThrow("secret");
});

test("a name that resolves to something else a moment later leads nowhere", async () => {
  const inside = await startSite(page as never, "127.0.0.2");
  const site = await startSite(({ url }, response) => {
    if (url === "/robots.txt") response.writeHead(404).end();
    else if (url?.startsWith("/go"))
      to(`http://${url.slice(4)}:${inside.port}/secret`)(response, url);
    else page(response, "");
  });
  const web = () =>
    openWeb(
      1,
      reachOf(site, {
        "rebinds.test": [["127.0.0.1"], ["127.0.0.2"]],
        "rebinds-later.test": [["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]],
        "both.test": [["127.0.0.1", "127.0.0.2"]],
        "inside.test": [["127.0.0.2"]],
        "mapped.test": [["::ffff:127.0.0.2"]],
        "garbage.test": [["not an address"]],
      }),
      PATIENCE,
    );
  const codes = await mapConcurrently(
    [
      "rebinds.test",
      "rebinds-later.test",
      "both.test",
      "inside.test",
      "mapped.test",
      "garbage.test",
    ],
    6,
    (host) => codeOf(fetchArticle(site.at("/a", host), web())),
  );
  // The page of the second comes from the address that was checked; a third question would give the other.
  expect(codes).toEqual(["FETCH_ADDRESS", "fetched", ...Array(4).fill("FETCH_ADDRESS")]);
  for (const host of ["127.0.0.2", "inside.test", "localhost", "[::1]", "2130706434"])
    expect(await codeOf(fetchArticle(site.at(`/go/${host}`), web()))).toBe("FETCH_ADDRESS");
  expect(inside.connections()).toBe(0);
});

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
  const web = webOf(site, {}, { silenceMs: 60_000, longestMs: 60_000 });
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
  expect(await codeOf(fetchArticle(site.at("/a"), webOf(site)))).toBe("FETCH_FAILED");
});

test("a thousand pages of a broken site: each is fetched or refused in words, and nothing else is reached", {
  timeout: 60_000,
}, async () => {
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
  // A hundred at a time keep this process busy: good pages must not be taken for silent ones.
  const web = webOf(site, others, { silenceMs: 2500, longestMs: 8000 });
  const paths = Array.from(
    { length: 1000 },
    (_, i) => `/${names[Math.floor(random() * names.length)]}/${i}`,
  );
  // What takes longest begins first, so that all takes little longer than that.
  const isSlow = (path: string) => Number(/^\/(drips|silent)\//.test(path));
  paths.sort((a, b) => isSlow(b) - isSlow(a));
  const told = await mapConcurrently(paths, 100, async (path) => {
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
