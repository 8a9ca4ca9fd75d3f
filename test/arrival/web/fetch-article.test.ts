import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fetchArticle } from "../../../src/arrival/web/fetch-article.ts";
import { readArticle } from "../../../src/ingest/read-article.ts";
import { makeDocx } from "../../ingest/docx/make-docx.ts";
import { makeMhtml } from "../../ingest/html/make-mhtml.ts";
import { makePdf } from "../../ingest/pdf/make-pdf.ts";
import { type Site, startSite } from "../../support/web/site.ts";
import { codeOf, PAGE, page, send, siteWith, TEXT, webOf } from "./sites.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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
  ["multipart/related", makeMhtml(PAGE), "rivers.mhtml"],
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

test("a type or packing that every object of JavaScript has a word for is unknown all the same", async () => {
  const site = await siteWith({
    "/a": send("constructor", PAGE),
    "/b": send("text/html", PAGE, { "content-encoding": "constructor" }),
  });
  const refusals = ["/a", "/b"].map((path) => fetchArticle(site.at(path), webOf(site)));
  await expect(refusals[0]).rejects.toMatchObject({ code: "FETCH_TYPE" });
  await expect(refusals[1]).rejects.toThrow("is packed in a way that is not understood");
});
