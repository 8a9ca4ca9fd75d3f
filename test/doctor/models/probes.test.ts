import { expect, test } from "vitest";
import { probeIn, probesOf } from "../../../src/doctor/models/probes.ts";
import { passageOf } from "../../retrieve/fixtures.ts";
import { generatedArticles } from "../../support/articles/generated-articles.ts";
import { memorySource } from "../../support/articles/memory-source.ts";

const FIRST = "The night ferry will not sail from November to March. ";
const MIDDLE = "Its captain says that the lights of Larkholm are too weak. ";
const LAST = "Passengers may use the morning boat instead. ";

test("a passage is asked for by the sentence in its middle, which is taken out of it", () => {
  const probe = { question: MIDDLE.trim(), text: FIRST + LAST };
  expect(probeIn(passageOf(FIRST + MIDDLE + LAST))).toEqual([probe]);
  const headed = `Ferry stops\n\n${FIRST}${MIDDLE}${LAST}`;
  expect(probeIn(passageOf(headed))).toEqual([{ ...probe, text: headed.replace(MIDDLE, "") }]);
});

test("a passage of which little would be left, or whose sentence says little, is no probe", () => {
  expect(probeIn(passageOf(FIRST + MIDDLE))).toEqual([]);
  expect(probeIn(passageOf(`${FIRST}He said so. ${LAST}`))).toEqual([]);
});

test("of many articles some are read, spread over the folder, and some passages of each are used", async () => {
  const source = memorySource(generatedArticles(530));
  const { entries } = await source.list();
  const probes = await probesOf(source, () => {});
  const { collection, articles, read, passages, languages } = probes;
  expect([articles, read]).toEqual([530, 200]);
  const places = source.openedIds.map((id) => entries.findIndex((entry) => entry.id === id));
  expect(places[0]).toBe(0);
  expect(places.at(-1)).toBeGreaterThan(520);
  expect(passages).toBeGreaterThanOrEqual(530);
  expect([...languages.keys()]).toEqual(["en"]);
  const { questions, documents, relevance } = collection;
  expect(questions.length).toBeGreaterThan(0);
  for (const [i, { id, text }] of questions.entries()) {
    expect(relevance.get(id)).toEqual(new Map([[documents[i]!.id, 1]]));
    expect(documents[i]!.text).not.toContain(text);
  }
});
