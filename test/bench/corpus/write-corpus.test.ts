import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { randomFrom } from "../../../bench/corpus/random.ts";
import { generateArticle, questionAbout, writeCorpus } from "../../../bench/corpus/write-corpus.ts";
import { sha256 } from "../../../src/shared/files/sha256.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const articles = Array.from({ length: 200 }, (_, number) => generateArticle(number));
const bodies = articles.map(({ file }) => file.replace(/^---\n.*?\n---\n/s, ""));
const words = bodies.flatMap((body) => body.toLowerCase().match(/\p{L}+/gu) ?? []);

test("the corpus is the same on every machine and in every run", () => {
  expect(sha256(articles.map(({ id, file }) => id + file).join())).toMatchInlineSnapshot(
    `"919f56c54dce79efe0f75a07595ce4941520c5b00827595d051c48ba70d08cf3"`,
  );
});

test("a larger corpus begins with the articles of a smaller one", () => {
  const folder = temporaryFolder();
  writeCorpus(folder, 3);
  const written = readdirSync(folder, { recursive: true, encoding: "utf8" });
  expect(written.filter((name) => name.endsWith(".md"))).toHaveLength(3);
  for (const { id, file } of articles.slice(0, 3)) {
    expect(readFileSync(join(folder, id), "utf8")).toBe(file);
  }
});

test("every article has a headline, a date, an outlet, and a few hundred words", () => {
  for (const { file } of articles) {
    expect(file).toMatch(/^---\ntitle: "[^"{}]+"\ndate: \d{4}-\d\d-\d\d\nsource: .+\n---\n\n/);
  }
  const average = words.length / articles.length;
  expect(average).toBeGreaterThan(200);
  expect(average).toBeLessThan(600);
});

test("no gap of a sentence is left open", () => {
  expect(articles.filter(({ file }) => /[{}]|undefined/.test(file))).toEqual([]);
});

test("words are as unevenly frequent as in a language: few make up half of a text, most are rare", () => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts.values()].sort((a, b) => b - a).slice(0, 100);
  const rare = [...counts.values()].filter((count) => count === 1);
  expect(frequent.reduce((sum, count) => sum + count, 0) / words.length).toBeGreaterThan(0.45);
  expect(rare.length / counts.size).toBeGreaterThan(0.4);
});

test("a larger corpus keeps bringing new words, as a language does", () => {
  const known = (count: number) => new Set(words.slice(0, count)).size;
  const half = Math.floor(words.length / 2);
  expect(known(words.length)).toBeGreaterThan(1.3 * known(half));
});

test("a question is made of words of the passage", () => {
  const passage = ["tolva", "mirent", "sorda", "kelim", "brasto", "pelna"];
  const asked = questionAbout(passage, randomFrom(1));
  expect(asked).toMatch(/^(What|Why|When|Who|How) .+\?$/);
  expect(passage.filter((word) => asked.includes(word)).length).toBeGreaterThanOrEqual(3);
});
