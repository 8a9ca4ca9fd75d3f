import { expect, test } from "vitest";
import { probeIn, probesOf } from "../../../src/doctor/models/probes.ts";
import { finishArticle } from "../../../src/ingest/finish-article.ts";
import { blocksOfText } from "../../../src/ingest/text/text-blocks.ts";
import { generatedArticles } from "../../support/generated-articles.ts";
import { memorySource } from "../../support/memory-source.ts";

const TITLE = "Ferry to Larkholm stops in winter";
const LEAD = "The night ferry will not sail from November to March.";
const REST = "The harbour lights of Larkholm are too weak, the company said on Friday.";

async function probeOf(text: string, title?: string) {
  const finished = await finishArticle(
    { blocks: blocksOfText(text), metadata: title === undefined ? {} : { title } },
    "ferry.txt",
  );
  const [probe] = probeIn({ kind: "article", ...finished! });
  return probe && { question: probe.question, text: probe.document.text };
}

test("an article is asked for by its headline, which is taken out of the text", async () => {
  const expected = { question: TITLE, text: `${LEAD}\n\n${REST}` };
  expect(await probeOf(`${LEAD}\n\n${REST}`, TITLE)).toEqual(expected);
  expect(await probeOf(`${TITLE}\n\n${LEAD}\n\n${REST}`)).toEqual(expected);
  expect(await probeOf(`${TITLE.toUpperCase()}\n\n${LEAD}\n\n${REST}`, TITLE)).toEqual(expected);
});

test("one without a headline, or with a short one, is asked for by its first sentence", async () => {
  const expected = { question: LEAD, text: REST };
  expect(await probeOf(`${LEAD} ${REST}`)).toEqual(expected);
  expect(await probeOf(`${LEAD} ${REST}`, "Weather")).toEqual(expected);
});

test("an article of which nothing would be left is no probe", async () => {
  expect(await probeOf(LEAD)).toBeUndefined();
});

test("the text is its beginning, in whole paragraphs", async () => {
  const paragraphs = Array.from({ length: 60 }, (_, i) => `${i}: ${REST}`);
  const { text } = (await probeOf(paragraphs.join("\n\n"), TITLE))!;
  expect(paragraphs.join("\n\n").startsWith(text)).toBe(true);
  expect(text.length).toBeGreaterThan(2900);
  expect(text.length).toBeLessThan(3200);
});

test("of many articles some are read, spread over the folder", async () => {
  const source = memorySource(generatedArticles(530));
  const { entries } = await source.list();
  const probes = await probesOf(source, () => {});
  const { collection, articles, read, passages, languages } = probes;
  const opened = source.openedIds;
  expect([articles, read]).toEqual([530, opened.length]);
  expect(read).toBeGreaterThan(150);
  expect(read).toBeLessThanOrEqual(200);
  const places = opened.map((id) => entries.findIndex((entry) => entry.id === id));
  expect(places[0]).toBe(0);
  expect(places.at(-1)).toBeGreaterThan(520);
  expect(passages).toBeGreaterThanOrEqual(530);
  expect([...languages.keys()]).toEqual(["en"]);
  expect(collection.questions.length).toBeGreaterThan(0);
  for (const { id } of collection.questions) {
    expect(collection.relevance.get(id)).toEqual(new Map([[id, 1]]));
  }
});
