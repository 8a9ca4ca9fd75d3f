import { hash as hashOf } from "../../shared/text/hash.ts";

/** Few words make up most of a text; a full cache is emptied. */
const MOST_WORDS = 100_000;

type Known<Made> = { readonly word: string; readonly made: Made };

/** Caches values computed from words. Words are compared within their text: extracting them would take most of the time. */
export class WordCache<Made> {
  readonly #make: (word: string) => Made;
  /** By hash; of two words with the same hash the last one is remembered. */
  readonly #known = new Map<number, Known<Made>>();

  constructor(make: (word: string) => Made) {
    this.#make = make;
  }

  /** The value for `text.slice(start, end)`. */
  get(text: string, start: number, end: number): Made {
    const hash = hashOf(text, start, end);
    const known = this.#known.get(hash);
    if (known !== undefined && isAt(known.word, text, start, end)) return known.made;
    // A copy, because V8's substrings keep the whole text that they were cut from in memory.
    const word = Buffer.from(text.slice(start, end)).toString();
    const made = this.#make(word);
    if (this.#known.size >= MOST_WORDS) this.#known.clear();
    this.#known.set(hash, { word, made });
    return made;
  }
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  }
  return true;
}
