import { describe, expect, test } from "vitest";
import { readMhtml } from "../../../src/ingest/html/read-mhtml.ts";
import { readArticle } from "../../../src/ingest/read-article.ts";
import { makeMhtml } from "./make-mhtml.ts";

const TEXT =
  "The talks on the two rivers = Tigris and Euphrates = open in Genève on Monday, said the minister of water, “who hopes for rain”.";
const page = (head: string, body = `<p>${TEXT}</p>`) =>
  `<!DOCTYPE html><html><head>${head}</head><body><article>${body}</article></body></html>`;
const PAGE = page("<title>Talks on two rivers open</title>");

const textIn = (bytes: Buffer) => readMhtml(bytes).blocks.map(({ text }) => text);

test("a page saved as a single file is an article with the address it was saved from, but not the day", async () => {
  const dated = page('<title>Talks open</title><meta name="date" content="2014-01-21">');
  const others = [{ type: "image/png", url: "https://record.example/a.png", content: "\x89PNG" }];
  expect(await readArticle(makeMhtml(dated, { others }), "talks.mhtml")).toMatchObject({
    article: {
      title: "Talks open",
      published: "2014-01-21",
      url: "https://record.example/talks?id=1",
      text: TEXT,
    },
  });
  expect(await readArticle(makeMhtml(PAGE), "talks.MHT")).toMatchObject({
    article: { published: null },
  });
});

test.each(["quoted-printable", "base64", "binary"])("its text may be encoded as %s", (encoding) => {
  expect(textIn(makeMhtml(PAGE, { encoding }))).toEqual([TEXT]);
});

test("its letters are in the encoding that its header states, unless they are UTF-8", () => {
  const latin = Buffer.from(
    page("", "<p>Zażółć gęślą jaźń</p>".replace(/[^\0-\x7f]/g, "\xb1")),
    "latin1",
  );
  expect(textIn(makeMhtml(latin, { type: 'text/html; charset="iso-8859-2"' }))[0]).toContain(
    "Zaąąą",
  );
  expect(textIn(makeMhtml(PAGE, { type: "text/html; charset=windows-1252" }))).toEqual([TEXT]);
  expect(textIn(makeMhtml(PAGE, { type: "text/html; charset=none-such" }))).toEqual([TEXT]);
});

test("only the first page is read, not the frames with advertisements", () => {
  const frame = { type: "text/html", url: "cid:frame", content: "<p>Buy this now.</p>" };
  expect(textIn(makeMhtml(PAGE, { others: [frame] }))).toEqual([TEXT]);
});

test("a page of an older browser: nested parts, no address above them, line ends of Unix", () => {
  const bytes = Buffer.from(`
From: "Saved by Windows Internet Explorer 7"
Content-Type: multipart/mixed; boundary=outer

This is a multi-part message in MIME format.
--outer
content-type: multipart/related; boundary="in ner--"

--in ner----
--outer
Content-type: Multipart/Related; boundary="inner"

--inner  
Content-Type: TEXT/HTML
Content-Location: http://record.example/old

<p>The talks open
--today-- in Geneva.</p>
--inner--
--outer--
`);
  expect(readMhtml(bytes)).toEqual({
    blocks: [{ kind: "prose", text: "The talks open --today-- in Geneva." }],
    metadata: { url: "http://record.example/old" },
  });
});

test("a page without pictures may be saved without parts", () => {
  const bytes = Buffer.from(`Content-Type: text/html\nSubject: Talks\n\n<p>The talks open.</p>`);
  expect(readMhtml(bytes)).toMatchObject({
    blocks: [{ text: "The talks open." }],
    metadata: { title: "Talks" },
  });
});

describe("the title", () => {
  const titleOf = (html: string, subject: string) =>
    readMhtml(makeMhtml(html, { subject })).metadata.title;

  test("is the page's, if it has one", () => {
    expect(titleOf(PAGE, "Something else")).toBe("Talks on two rivers open");
  });

  test.each([
    [
      "=?utf-8?Q?Gen=C3=A8ve_and_the_r?=\r\n =?utf-8?Q?=C3?=\r\n =?utf-8?Q?=AFver?=",
      "Genève and the rïver",
    ],
    ["=?UTF-8?B?R2Vuw6h2ZQ==?= talks", "Genève talks"],
    ["=?iso-8859-1?q?Gen=E8ve?=", "Genève"],
    ["Gen\xc3\xa8ve", "Genève"],
    ["record.example/talks?id=1", undefined],
    ["", undefined],
  ])("is else the subject, unless that is the address: %j", (subject, title) => {
    expect(titleOf(page(""), subject)).toBe(title);
  });
});

test("a page can't claim the address of another site", () => {
  const urlOf = (canonical: string) =>
    readMhtml(makeMhtml(page(`<link rel="canonical" href="${canonical}">`))).metadata.url;
  expect(urlOf("https://record.example/talks")).toBe("https://record.example/talks");
  expect(urlOf("https://reuters.example/talks")).toBe("https://record.example/talks?id=1");
});

describe("a file that can't be read says why and what to do", () => {
  const whole = makeMhtml(PAGE).toString("latin1");
  const noPage = "has no web page in it: save the page again, as HTML";
  const noFile = "is not a web page saved as a single file: save the page again";
  test.each([
    ["is empty", ""],
    [noFile, "just text"],
    [noFile, whole.slice(0, 100)],
    ["is cut off in the middle of the page: save the page again", whole.slice(0, 650)],
    [noPage, whole.slice(0, 350)],
    [noPage, whole.replace(/\tboundary=.*/, "")],
    [noPage, makeMhtml(TEXT, { type: "text/plain" }).toString("latin1")],
  ])("%s", (reason, text) => {
    expect(() => readMhtml(Buffer.from(text, "latin1"))).toThrow(reason);
  });
});

test.each([
  ["parts", (n: number) => `Content-Type: multipart/mixed; boundary=b\n\n${"--b\n".repeat(n)}`],
  [
    "parts within parts",
    (n: number) =>
      Array.from(
        { length: n },
        (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
      ).join(""),
  ],
  ["lines of a header", (n: number) => `Content-Type: text/plain;\n${" a=b;\n".repeat(n)}`],
])("100,000 %s do not keep it busy", (_, make) => {
  expect(() => readMhtml(Buffer.from(make(100_000)))).toThrow("has no web page in it");
});
