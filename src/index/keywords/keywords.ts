import type { Collection, Scored, Word } from "../../domain.ts";
import { likeliest, type Reach, reach, type Term } from "../terms/spelling.ts";
import { searchedStems, tokens } from "../terms/tokens.ts";
import { bestPassagesIn, type Postings } from "./best-passages.ts";
import {
  type KeywordsFile,
  openSections,
  positionIn,
  positionOf,
  termAt,
} from "./keywords-file.ts";
import { inverseFrequency } from "./keywords-writer.ts";

/** The cache is cleared when it is full, so that users' words never fill the memory. */
const CACHED_TERMS = 50_000;

/** The keyword index, open for searching; see `KeywordsWriter` for what the scores mean. */
export class Keywords {
  readonly #file: KeywordsFile;
  readonly #bestPassages: ReturnType<typeof bestPassagesIn>;
  /** Terms that were looked up: the passages that are read closely repeat the same few thousand. */
  readonly #cache = new Map<string, Postings>();

  /** @throws Error if the bytes are no keyword index of this machine's byte order */
  constructor(bytes: ArrayBuffer) {
    this.#file = openSections(bytes);
    this.#bestPassages = bestPassagesIn(this.#file);
  }

  /** Collections that hold passages, sorted. */
  get collections(): readonly string[] {
    return this.#file.collections.filter((name) => name !== null);
  }

  /** Ids of the passages in a collection, ascending. */
  idsWithin(collection: string): Uint32Array {
    const wanted = this.#file.collections.indexOf(collection);
    return this.#file.passageIds.filter(
      (_, position) => this.#file.collectionOf[position] === wanted,
    );
  }

  isWithin(id: number, collection: string): boolean {
    const { passageIds, collectionOf, collections } = this.#file;
    const position = positionIn(passageIds, id, 0, passageIds.length);
    return collections[collectionOf[position]!] === collection;
  }

  words(text: string): Word[] {
    return tokens(text).map(({ text, stem, span, stop }) => {
      const { start, end, rarity } = this.#find(stem);
      return { text, stem, span, stop, rarity, passages: end - start };
    });
  }

  /** What a word that occurs in no passage was probably meant to be; `null` when no term is like it. */
  spelled(word: Word): Word | null {
    const range = reach(word.stem);
    const meant = range && likeliest(word.stem, this.#termsBetween(range));
    if (!meant) return null;
    const { term: stem, passages } = meant;
    return { ...word, stem, passages, rarity: this.#find(stem).rarity };
  }

  /** Passages with at least one of the words, best first. Scores are > 0. */
  best(words: readonly Word[], k: number, within: Collection): Scored[] {
    const collection = within === null ? null : this.#file.collections.indexOf(within);
    return this.#bestPassages(this.#lookUp(words), k, collection);
  }

  /** BM25 of the words for each of these passages, in order; 0 where none occurs. @throws Error if an id is unknown */
  scores(words: readonly Word[], ids: readonly number[]): number[] {
    const { postingPassages, postingScores, passageIds } = this.#file;
    const found = this.#lookUp(words);
    return ids.map((id) => {
      const position = positionIn(passageIds, id, 0, passageIds.length);
      if (passageIds[position] !== id) throw new Error(`There is no passage ${id}.`);
      return found.reduce((sum, { start, end }) => {
        const at = positionIn(postingPassages, position, start, end);
        return at < end && postingPassages[at] === position ? sum + postingScores[at]! : sum;
      }, 0);
    });
  }

  #lookUp(words: readonly Word[]): Postings[] {
    return searchedStems(words).map((stem) => this.#find(stem));
  }

  /** The postings of a term; an empty range if it occurs nowhere. */
  #find(stem: string): Postings {
    const cached = this.#cache.get(stem);
    if (cached) return cached;
    if (this.#cache.size >= CACHED_TERMS) this.#cache.clear();
    const { terms, postingStarts, passageIds } = this.#file;
    const position = positionOf(stem, this.#file);
    const isThere = position < terms && termAt(position, this.#file) === stem;
    const [start, end] = isThere
      ? [postingStarts[position]!, postingStarts[position + 1]!]
      : [0, 0];
    const postings = { start, end, rarity: inverseFrequency(passageIds.length, end - start) };
    this.#cache.set(stem, postings);
    return postings;
  }

  *#termsBetween({ from, below }: Reach): Generator<Term> {
    const { postingStarts } = this.#file;
    const end = positionOf(below, this.#file);
    for (let position = positionOf(from, this.#file); position < end; position++) {
      const passages = postingStarts[position + 1]! - postingStarts[position]!;
      yield { term: termAt(position, this.#file), passages };
    }
  }
}
