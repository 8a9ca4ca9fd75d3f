import type { Word } from "../../glossary/library.ts";
import type { Questions } from "../../shared/text/languages/language.ts";

/**
 * Whether a word is a name or a number. The first word of a sentence is always capitalised, so it counts only if it is an
 * acronym. In languages that capitalise all nouns, names are those without an article or adjective before them.
 */
export function isName(word: Word, question: string, { beforeNouns }: Questions): boolean {
  if (/\p{N}/u.test(word.text)) return true;
  if (/^\p{Lu}[\p{Lu}.]+$/u.test(word.text)) return true;
  const before = question.slice(0, word.span.start);
  if (!/^\p{Lu}/u.test(word.text) || /(^|[.?!]\s+)\P{L}*$/u.test(before)) return false;
  return !beforeNouns?.test(before);
}

/**
 * The words with their rarities adjusted so that all words of one name together weigh as much as its rarest: "Ban Ki-moon"
 * is one thing, not three.
 *
 * @param words of the question, in its order
 */
export function namesAsOne(words: readonly Word[], question: string, grammar: Questions): Word[] {
  const names: Word[][] = [];
  for (const word of words) {
    const name = names.at(-1);
    if (name && belongTogether(name.at(-1)!, word, question, grammar)) name.push(word);
    else names.push([word]);
  }
  return names.flatMap((name) => {
    const rarities = name.map(({ rarity }) => rarity);
    const share = Math.max(...rarities) / (rarities.reduce((sum, rarity) => sum + rarity) || 1);
    return name.map((word) => ({ ...word, rarity: share * word.rarity }));
  });
}

/** True for words joined by a hyphen, and for names with nothing but a blank between them. */
function belongTogether(word: Word, next: Word, question: string, grammar: Questions): boolean {
  const between = question.slice(word.span.end, next.span.start);
  if (/^[-‐-―]$/.test(between)) return true;
  return between === " " && isName(word, question, grammar) && isName(next, question, grammar);
}
