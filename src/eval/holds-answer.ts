import { fold } from "../shared/text/fold.ts";

/** Whether a text has one of the gold answers, without case, accents, articles and punctuation, as SQuAD's scorer compares. */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const words = ` ${plain(text)} `;
  return answers.some((answer) => words.includes(` ${plain(answer)} `));
}

/** The words of a text without articles, with a blank between them. */
export function plain(text: string): string {
  return fold(text)
    .split(" ")
    .filter((word) => !ARTICLES.has(word))
    .join(" ");
}

const ARTICLES = new Set(["a", "an", "the"]);
