import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { paragraph, randomNumbers } from "../support/articles/generated-articles.ts";

/** So many invented articles in `articles/` of the folder. */
export function writeArticles(folder: string, count: number): void {
  mkdirSync(join(folder, "articles"));
  for (let n = 0; n < count; n++) changeArticle(folder, n, 0);
}

/** Rewrites an article; another edition says other things after its first sentence. */
export function changeArticle(folder: string, number: number, edition: number): void {
  const random = randomNumbers(number + 1000 * edition);
  const text = [`${fact(number)} ${paragraph(random)}`, paragraph(random), paragraph(random)];
  writeFileSync(join(folder, "articles", `${number}.txt`), text.join("\n\n"));
}

/** A question that the article of that number answers. @param asked makes wordings differ */
export function questionAbout(number: number, asked: number): string {
  const ways = ["Who opened", "Do you know who opened", "Which captain opened"];
  return `${ways[asked % ways.length]} the bridge of valley ${number}?`;
}

function fact(number: number): string {
  return `The bridge of valley ${number} was opened by captain Orla ${number} after a long winter.`;
}
