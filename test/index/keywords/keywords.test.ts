import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { B, inverseFrequency, K1 } from "../../../src/index/keywords/bm25.ts";
import { Keywords } from "../../../src/index/keywords/keywords.ts";
import { type KeywordsFile, openSections } from "../../../src/index/keywords/keywords-file.ts";
import { HEADING_WEIGHT, KeywordsWriter } from "../../../src/index/keywords/keywords-writer.ts";
import { mergeKeywords } from "../../../src/index/keywords/merge-keywords.ts";
import { stems } from "../../../src/index/terms/tokens.ts";
import { paragraph, randomNumbers } from "../../support/articles/generated-articles.ts";

type Entry = { id: number; heading: string; text: string; collection: string | null };

function fileOf(entries: readonly Entry[]): KeywordsFile {
  const writer = new KeywordsWriter();
  for (const { id, heading, text, collection } of entries) {
    writer.add(id, { collection, language: null }, heading, text);
  }
  return writer.finish();
}

function indexOf(entries: readonly Entry[]): Keywords {
  return new Keywords(fileOf(entries).buffer);
}

/** Ids have gaps, as after articles were removed. */
function randomEntries(seed: number, headings: boolean): Entry[] {
  const random = randomNumbers(seed);
  return Array.from({ length: 60 }, (_, i) => ({
    id: 3 * i + 2,
    heading: headings ? paragraph(random).slice(0, 20) : "",
    text: paragraph(random),
    collection: random() < 0.5 ? "even" : null,
  }));
}

/** BM25 as the formula is written, recomputed for every passage. */
function slowScores(entries: readonly Entry[], question: string): { id: number; score: number }[] {
  const lengthOf = ({ heading, text }: Entry) =>
    stems(text).length + HEADING_WEIGHT * stems(heading).length;
  const average = entries.reduce((sum, entry) => sum + lengthOf(entry), 0) / entries.length;
  const frequency = ({ heading, text }: Entry, word: string) =>
    stems(text).filter((w) => w === word).length +
    HEADING_WEIGHT * stems(heading).filter((w) => w === word).length;
  const scores = entries.map((entry) => {
    let score = 0;
    for (const word of new Set(stems(question))) {
      const holding = entries.filter((other) => frequency(other, word) > 0).length;
      const f = frequency(entry, word);
      const saturated = (f * (K1 + 1)) / (f + K1 * (1 - B + (B * lengthOf(entry)) / average));
      score += Math.log(1 + (entries.length - holding + 0.5) / (holding + 0.5)) * saturated;
    }
    return { id: entry.id, score };
  });
  return scores.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.id - b.id);
}

const QUESTIONS = [
  "harbour",
  "winter storm",
  "glacier verdict of copper",
  "board 1234 ferry zebra",
];

describe.each([1, 2, 3])("in random corpus %i", (seed) => {
  test.each(QUESTIONS)("%s scores as the formula says", (question) => {
    const entries = randomEntries(seed, true);
    const keywords = indexOf(entries);
    const words = keywords.words(question).map((word) => ({ ...word, stop: false }));
    const expected = slowScores(entries, question);
    const found = keywords.best(words, 1000, null);
    expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const [i, { score }] of found.entries()) expect(score).toBeCloseTo(expected[i]!.score, 4);
    expect(keywords.best(words, 7, null)).toEqual(found.slice(0, 7));
    const ids = entries.map(({ id }) => id);
    const scoreOf = new Map(expected.map(({ id, score }) => [id, score]));
    for (const [i, score] of keywords.scores(words, ids).entries()) {
      expect(score).toBeCloseTo(scoreOf.get(ids[i]!) ?? 0, 4);
    }
  });

  test("a word ranks passages as SQLite's FTS5 ranks them", () => {
    const entries = randomEntries(seed, false);
    const keywords = indexOf(entries);
    const fts = new Sqlite(":memory:");
    fts.exec("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = 'porter unicode61')");
    const add = fts.prepare("INSERT INTO passages (rowid, text) VALUES (?, ?)");
    for (const { id, text } of entries) add.run(id, text);
    const ask = fts.prepare<[string], { id: number; score: number }>(
      "SELECT rowid AS id, -bm25(passages) AS score FROM passages WHERE passages MATCH ?",
    );
    for (const word of ["harbour", "glacier", "copper", "verdict"]) {
      const theirs = ask.all(word);
      const ours = keywords.best(keywords.words(word), 1000, null);
      expect(ours).toHaveLength(theirs.length);
      // FTS5 weighs a word by another formula of its rarity; all else is the same.
      const n = theirs.length;
      const theirRarity = Math.log((entries.length - n + 0.5) / (n + 0.5));
      const factor = inverseFrequency(entries.length, n) / theirRarity;
      const theirScore = new Map(theirs.map(({ id, score }) => [id, score * factor]));
      for (const { id, score } of ours) expect(score).toBeCloseTo(theirScore.get(id)!, 4);
    }
  });
});

test("however few are wanted, they are the first of all there are", () => {
  const random = randomNumbers(9);
  const words = Array.from({ length: 40 }, (_, rank) => ({ rank, text: `word${rank}x` }));
  // Words are as unevenly frequent as in a language, so that common ones have little to say beside rare ones.
  const said = () => words[Math.floor(40 * random() ** 3)]!.text;
  const keywords = indexOf(
    Array.from({ length: 3000 }, (_, id) => ({
      id,
      heading: "",
      text: Array.from({ length: 5 + Math.floor(20 * random()) }, said).join(" "),
      collection: random() < 0.3 ? "some" : null,
    })),
  );
  for (let round = 0; round < 60; round++) {
    const question = Array.from({ length: 1 + (round % 6) }, said).join(" ");
    for (const within of [null, "some"]) {
      const all = keywords.best(keywords.words(question), 3000, within);
      for (const k of [1, 10, 100]) {
        expect(keywords.best(keywords.words(question), k, within)).toEqual(all.slice(0, k));
      }
    }
  }
});

test("only the collection is searched", () => {
  const entries = randomEntries(4, false);
  const keywords = indexOf(entries);
  const inside = new Set(entries.filter((e) => e.collection === "even").map(({ id }) => id));
  const words = keywords.words("the harbour board").filter(({ stop }) => !stop);
  const all = keywords.best(words, 1000, null);
  expect(keywords.best(words, 1000, "even")).toEqual(all.filter(({ id }) => inside.has(id)));
  expect([...keywords.idsWithin("even")]).toEqual([...inside]);
  expect(keywords.collections).toEqual(["even"]);
  expect(entries.every(({ id }) => keywords.isWithin(id, "even") === inside.has(id))).toBe(true);
});

test("question words do not drive the search, unless there is nothing else", () => {
  const keywords = indexOf([
    { id: 1, heading: "", text: "Who is who and what is what? Who knows.", collection: null },
    { id: 2, heading: "", text: "The envoy left.", collection: null },
  ]);
  const ids = (question: string) =>
    keywords.best(keywords.words(question), 5, null).map(({ id }) => id);
  expect(ids("Who is the envoy?")).toEqual([2]);
  expect(ids("who?")).toEqual([1]);
});

test("a word counts once, however often the question says it", () => {
  const keywords = indexOf(randomEntries(5, false));
  const once = keywords.best(keywords.words("harbour storm"), 10, null);
  const often = keywords.best(keywords.words("harbour storm harbour harbours"), 10, null);
  expect(often).toEqual(once);
});

test("terms of any script are found again", () => {
  const texts = [
    "Москва решила",
    "東京都の会議",
    "😀 smile 𝒳 zebra",
    "القدس",
    "zebra zeal zero zest",
  ];
  const entries = texts.map((text, id) => ({ id, text, heading: "", collection: null }));
  const keywords = indexOf(entries);
  for (const { id, text } of entries) {
    for (const word of keywords.words(text)) {
      expect(keywords.best([word], 10, null).map((found) => found.id)).toContain(id);
    }
  }
});

test.each([
  ["some passages gone and some new", (id: number) => id % 4 !== 0],
  ["all passages gone", () => false],
  ["only new passages", () => true],
])("an update, %s, gives the same bytes as all words cut again", (_, isKept) => {
  const old = [
    ...randomEntries(6, true),
    { id: 900, heading: "", text: "knock ".repeat(300), collection: "odd" },
  ];
  const added = randomEntries(7, true).map((entry) => ({
    ...entry,
    id: entry.id + 1000,
    text: `${entry.text} aardvark zymurgy`,
    collection: entry.collection && "added",
  }));
  const updated = mergeKeywords(openSections(fileOf(old).buffer), isKept, fileOf(added));
  const fresh = fileOf([...old.filter(({ id }) => isKept(id)), ...added]);
  expect(Buffer.from(updated.buffer).equals(Buffer.from(fresh.buffer))).toBe(true);
});

test("what is no keyword index is refused", () => {
  const { buffer } = new KeywordsWriter().finish();
  expect(new Keywords(buffer).best([], 5, null)).toEqual([]);
  expect(() => new Keywords(buffer.slice(0, 4))).toThrow("too short");
  expect(() => new Keywords(new ArrayBuffer(buffer.byteLength))).toThrow("another layout");
});
