import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { parseHTML } from "linkedom";

export const ARTICLES = new URL("../../articles/", import.meta.url);
export const PDF = "geneva-2014/the-geneva-communique.pdf";
const PDF_TEXT = new URL("../../scripts/geneva-communique.txt", import.meta.url);

/** One space between words and straight quotation marks: line breaks and typography don't count. */
export function plain(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, " ").trim();
}

/** The words of a sample article without front matter and markup, read by simple means of the tests' own. */
function wordsOf(id: string): string {
  if (id === PDF) return plain(readFileSync(PDF_TEXT, "utf8"));
  const file = readFileSync(new URL(id, ARTICLES), "utf8");
  if (extname(id) === ".html") {
    return plain(parseHTML(file).document.querySelector("article")?.textContent ?? "");
  }
  return plain(file.replace(/^---\n.*?\n---\n/s, ""));
}

/** Ids of the sample articles, sorted. */
export const sampleIds: readonly string[] = readdirSync(ARTICLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(new URL(name, ARTICLES)).map((file) => `${name}/${file}`))
  .sort();

/** Plain text of each sample article, by id. */
export const samples: ReadonlyMap<string, string> = new Map(
  sampleIds.map((id) => [id, wordsOf(id)]),
);
