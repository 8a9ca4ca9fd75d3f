import { expect, test } from "vitest";
import { ENDINGS, isPage, kindOfName, mayBe } from "../../src/arrival/kinds.ts";
import { READABLE } from "../../src/ingest/formats.ts";
import { makeDocx } from "../ingest/docx/make-docx.ts";
import { makeMhtml } from "../ingest/html/make-mhtml.ts";
import { makePdf } from "../ingest/pdf/make-pdf.ts";

test("the endings are those that the index reads", () => {
  expect([...ENDINGS].sort()).toEqual([...READABLE].sort());
});

test.each([
  ["a.TXT", "text"],
  ["b.Markdown", "markdown"],
  ["c.exe", null],
  ["constructor", null],
  ["x.constructor", null],
  ["", null],
])("the name %j promises %j", (name, kind) => {
  expect(kindOfName(name)).toBe(kind);
});

const PDF = Buffer.from(makePdf([[{ text: "Talks begin on Monday.", y: 700 }]]));
const DOCX = Buffer.from(makeDocx(["Talks begin on Monday."]));
const PAGE = Buffer.from("\ufeff<!-- saved --><!-- twice -->\n<!DOCTYPE html><p>Talks begin.");
const MHTML = makeMhtml("<p>Talks begin.");
const TEXT = Buffer.from("Talks begin on Monday.");
const ZIP = Buffer.from("PK\x03\x04 something else");

test.each([
  ["pdf", [PDF]],
  ["docx", [DOCX]],
  ["html", [PAGE, MHTML, TEXT]],
  ["mhtml", [MHTML]],
  ["text", [MHTML, TEXT]],
  ["markdown", [MHTML, TEXT]],
] as const)("bytes are checked against the type %s", (kind, fitting) => {
  const all = [PDF, DOCX, PAGE, MHTML, TEXT, ZIP];
  expect(all.filter((bytes) => mayBe(kind, bytes))).toEqual(fitting);
});

test("a page is known in UTF-16, and behind a thousand comments at once", () => {
  expect(isPage(Buffer.from("\ufeff<html><body>", "utf16le"))).toBe(true);
  expect(isPage(Buffer.from("<!---->".repeat(500)))).toBe(false);
});
