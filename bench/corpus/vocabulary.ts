import { between, pick, type Random, randomFrom } from "./random.ts";

/** Invented words, the most frequent first; no word is in two of the lists. */
export type Vocabulary = {
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly adjectives: readonly string[];
  readonly firstNames: readonly string[];
  readonly surnames: readonly string[];
  readonly places: readonly string[];
};

const ONSETS =
  "b c d f g h j k l m n p r s t v w b d l m n p r s t br cr dr gr pr st tr ch sh th".split(" ");
const VOWELS = "a a e e i o u ai ea".split(" ");
const CODAS = ["", "", "", "", ..."l m n n r r s t nt rd st".split(" ")];

/**
 * A vocabulary of 122,000 words and 15,000 names, always the same for the same seed: large enough that, as in a
 * language, every further article brings new words.
 */
export function inventVocabulary(seed: number): Vocabulary {
  const random = randomFrom(seed);
  const taken = new Set<string>();
  const words = (count: number) => invent(count, taken, random);
  const names = (count: number) => words(count).map(capitalized);
  return {
    nouns: words(70_000),
    verbs: words(24_000),
    adjectives: words(28_000),
    firstNames: names(1_000),
    surnames: names(12_000),
    places: names(2_000),
  };
}

/** As in every language, frequent words are short. */
function invent(count: number, taken: Set<string>, random: Random): string[] {
  const words: string[] = [];
  while (words.length < count) {
    const fewest = words.length < 400 ? 1 : 2;
    const most = words.length < 4_000 ? 2 : words.length < 40_000 ? 3 : 4;
    const word = syllables(between(random, fewest, most), random);
    if (word.length < 3 || taken.has(word)) continue;
    taken.add(word);
    words.push(word);
  }
  return words;
}

function syllables(count: number, random: Random): string {
  const one = () => pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS);
  return Array.from({ length: count }, one).join("");
}

export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
