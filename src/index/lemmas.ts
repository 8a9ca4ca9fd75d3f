import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const exceptions = (words: "verb" | "noun"): { readonly [form: string]: string } =>
  require(`wink-lexicon/src/wn-${words}-exceptions.js`);

const VERBS = new Map(Object.entries(exceptions("verb")));
const NOUNS = new Map(Object.entries(exceptions("noun")));

/** The dictionary form of an irregular English word: "withdrew" is "withdraw", "children" is "child"; WordNet's lists. */
export function lemmaOf(word: string): string {
  return VERBS.get(word) ?? NOUNS.get(word) ?? word;
}
