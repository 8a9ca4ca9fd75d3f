import { expect, test } from "vitest";
import { readArticle } from "../../src/ingest/read-article.ts";

const languageOf = async (text: string) => {
  const reading = await readArticle(Buffer.from(text), "article.txt");
  return reading.kind === "article" ? reading.article.language : reading.reason;
};

test.each([
  ["en", "Russia says it is in talks with Iranian officials on preparations for the peace talks."],
  ["de", "Der Außenminister hat gesagt, dass die Gespräche am Montag in Genf beginnen werden."],
  ["fr", "Le ministre a déclaré que les négociations reprendront lundi prochain à Genève."],
  ["ru", "Министр иностранных дел заявил, что переговоры начнутся завтра в Женеве."],
  ["ar", "قال وزير الخارجية إن المحادثات ستبدأ غدا في جنيف بمشاركة جميع الأطراف."],
  [
    "ja",
    "外務大臣は、協議が明日ジュネーブで始まると述べた。会議には各国の代表が参加する予定である。",
  ],
])("the language of an article in %s is detected", async (language, text) => {
  expect(await languageOf(text)).toBe(language);
});

test.each([
  "In North Korea, mystery surrounds Kim Jong Un birthday",
  "Razzies aren't a girl's best friend, Blonde and Netflix found",
  "WASHINGTON ― Rep. Rashida Tlaib, D-Mich., is urging Michigan",
])("a headline full of names is not taken for another language: %j", async (headline) => {
  expect(await languageOf(headline)).toBeOneOf(["en", null]);
});

test("a short text in another language is still told by its words", async () => {
  expect(
    await languageOf(
      "Sinabi ng pangulo na bukas magsisimula ang mga usapan ng dalawang bansa sa Maynila.",
    ),
  ).toBe("tl");
});

test.each(["Hello", "A 1234 5678 9012", "— … O!"])("%j is too short for that", async (text) => {
  expect(await languageOf(text)).toBeNull();
});

test.each([
  ["one run of letters", "a".repeat(8e6)],
  ["words without a space between them", "TheTalksOpenInGenevaOnMonday".repeat(3e5)],
  ["letters of an alphabet without capitals", "あ".repeat(2.7e6)],
  [
    "prose with such a run in it",
    `The talks open on Monday. ${"x".repeat(8e6)} They end on Friday.`,
  ],
])("a text of 8 MB without a break is an article: %s", async (_, text) => {
  const reading = await readArticle(Buffer.from(text), "article.txt");
  expect(reading.kind === "skipped" ? reading.reason : null).toBeNull();
});
