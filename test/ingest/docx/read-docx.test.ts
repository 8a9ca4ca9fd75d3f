import { describe, expect, test } from "vitest";
import { readDocx } from "../../../src/ingest/docx/read-docx.ts";
import { readArticle } from "../../../src/ingest/read-article.ts";
import { makeDocx, makeZip } from "./make-docx.ts";

test("headings and paragraphs of a Word document, the first heading as its title", async () => {
  const bytes = makeDocx([
    { text: "Trade talks begin", style: "Heading1" },
    "First paragraph, Genève &amp; Astana.",
    { text: "What comes next", style: "Heading2" },
    "  ",
    "Second paragraph.",
  ]);
  expect(await readDocx(bytes)).toEqual({
    metadata: { title: "Trade talks begin" },
    blocks: [
      { kind: "heading", text: "Trade talks begin" },
      { kind: "prose", text: "First paragraph, Genève & Astana." },
      { kind: "heading", text: "What comes next" },
      { kind: "prose", text: "Second paragraph." },
    ],
  });
});

test("a paragraph styled as title is the title", async () => {
  const bytes = makeDocx([{ text: "On the eve", style: "Title" }, "Text."]);
  expect((await readDocx(bytes)).metadata).toEqual({ title: "On the eve" });
});

test("a line at the top states when it was published", async () => {
  const prose =
    "The council met on Tuesday to talk about the bridge, which has been closed since spring.";
  const bytes = makeDocx([{ text: "Bridge closed", style: "Title" }, "Date: 3 March 2025", prose]);
  expect(await readArticle(bytes, "bridge.docx")).toMatchObject({
    article: { title: "Bridge closed", published: "2025-03-03" },
  });
});

describe("a document that can't be read says why", () => {
  const whole = makeDocx(["Text of an article."]);
  const damaged = "is not a Word document, or is damaged or password-protected";
  test.each([
    [damaged, Buffer.from("not a document")],
    [damaged, whole.subarray(0, whole.length / 2)],
    ["is a damaged Word document", makeZip({ "a.txt": "some other archive" })],
    ["is a damaged Word document", makeZip({ "word/document.xml": "<w:document><w:body>" })],
    ["would unpack to 150 MB", makeZip({ "word/document.xml": Buffer.alloc(150e6) })],
    ["is empty", Buffer.alloc(0)],
  ])("%s", async (reason, bytes) => {
    await expect(readDocx(bytes)).rejects.toThrow(reason);
  });
});
