import { fold } from "../shared/text/fold.ts";

/** Whether a text contains one of the gold answers. Like SQuAD's scorer, ignores case, accents, articles and punctuation. */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const words = ` ${plain(text)} `;
  return answers.some((answer) => words.includes(` ${plain(answer)} `));
}

/** The words of a text without articles, separated by single spaces. */
export function plain(text: string): string {
  return fold(text)
    .split(" ")
    .filter((word) => !ARTICLES.has(word))
    .join(" ");
}

const ARTICLES = new Set(["a", "an", "the"]);
