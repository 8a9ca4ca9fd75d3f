/**
 * A synthetic corpus for measuring: articles that are shaped like news (headline, date, outlet,
 * paragraphs, names, numbers, quoted speech) in invented words with the frequencies of a language. They
 * mean nothing. Every article has its subject, whose words come up again and again, and its few people.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CROSS_HEADS, HEADLINES, QUESTIONS, SENTENCES } from "./frames.ts";
import { between, pick, type Random, randomFrom, shuffled } from "./random.ts";
import { writerFor } from "./writer.ts";

export type GeneratedArticle = {
  /** `2014/00042.md`: the folder, its collection, is the year of its date. */
  readonly id: string;
  /** Markdown with front matter. */
  readonly file: string;
};

const OUTLETS = [
  "Daily Ledger",
  "Morning Courier",
  "Coast Tribune",
  "The Observer Post",
  "Newswire",
];
const FIRST_YEAR = 2008;
const LAST_YEAR = 2017;

/** The article of a number: the same in a corpus of any size. @param number an integer >= 0 */
export function generateArticle(number: number): GeneratedArticle {
  const random = randomFrom(Math.imul(number + 1, 0x9e3779b1));
  const { fill } = writerFor(random);
  const year = between(random, FIRST_YEAR, LAST_YEAR);
  const date = `${year}-${twoDigits(between(random, 1, 12))}-${twoDigits(between(random, 1, 28))}`;
  const title = fill(pick(random, HEADLINES));
  const sections = Array.from({ length: between(random, 1, 3) }, (_, section) => [
    ...(section === 0 ? [] : [`## ${fill(pick(random, CROSS_HEADS))}`]),
    ...Array.from({ length: between(random, 2, 5) }, () => paragraph(fill, random)),
  ]);
  return {
    id: `${year}/${number.toString().padStart(5, "0")}.md`,
    file: [
      `---\ntitle: "${title}"\ndate: ${date}\nsource: ${pick(random, OUTLETS)}\n---`,
      ...sections.flat(),
    ].join("\n\n"),
  };
}

/** Writes the first `count` articles below a folder. */
export function writeCorpus(folder: string, count: number): void {
  for (let number = 0; number < count; number++) {
    const { id, file } = generateArticle(number);
    const path = join(folder, id);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file);
  }
}

/** A question in some of the words, in another order. @param words at least one */
export function questionAbout(words: readonly string[], random: Random): string {
  const order = shuffled(random, [...new Set(words)]);
  return pick(random, QUESTIONS).replace(
    /\{(\d)\}/g,
    (_, gap: string) => order[Number(gap) % order.length]!,
  );
}

function paragraph(fill: (frame: string) => string, random: Random): string {
  const sentences = Array.from({ length: between(random, 1, 4) }, () => pick(random, SENTENCES));
  return sentences.map(fill).join(" ");
}

function twoDigits(number: number): string {
  return number.toString().padStart(2, "0");
}
