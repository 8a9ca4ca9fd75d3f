import type { Collection, Scored, Word } from "../../domain.ts";
import { likeliestTerm, placeOf, termAt } from "../terms/spelling.ts";
import { searchedStems, tokens } from "../terms/tokens.ts";
import { BestPassages, type Postings } from "./best-passages.ts";
import { type KeywordsFile, openSections, placeIn } from "./keywords-file.ts";
import { inverseFrequency } from "./keywords-writer.ts";

/** Forgotten all at once when there are more, so that strangers' words never fill the memory. */
const REMEMBERED_TERMS = 50_000;

/** The keyword index, open for searching; see `KeywordsWriter` for what the scores mean. */
export class Keywords {
  readonly #file: KeywordsFile;
  readonly #bestPassages: BestPassages;
  /** Terms that were looked up: every passage that is read closely repeats the same few thousand. */
  readonly #found = new Map<string, Postings>();

  /** @throws Error if the bytes are no keyword index of this machine's byte order */
  constructor(bytes: ArrayBuffer) {
    this.#file = openSections(bytes);
    this.#bestPassages = new BestPassages(this.#file);
  }

  /** Collections that hold passages, sorted. */
  get collections(): readonly string[] {
    return this.#file.collections.filter((name) => name !== null);
  }

  /** Ids of the passages in a collection, ascending. */
  idsWithin(collection: string): Uint32Array {
    const wanted = this.#file.collections.indexOf(collection);
    return this.#file.passageIds.filter((_, place) => this.#file.collectionOf[place] === wanted);
  }

  isWithin(id: number, collection: string): boolean {
    const { passageIds, collectionOf, collections } = this.#file;
    const place = placeIn(passageIds, id, 0, passageIds.length);
    return collections[collectionOf[place]!] === collection;
  }

  /** The words of a text with their rarity here. */
  words(text: string): Word[] {
    return tokens(text).map(({ text, stem, span, stop }) => {
      const { start, end, rarity } = this.#find(stem);
      return { text, stem, span, stop, rarity, passages: end - start };
    });
  }

  /** A word that no passage holds as it was probably meant; `null` when no term is like it. */
  spelled(word: Word): Word | null {
    const place = likeliestTerm(word.stem, this.#file);
    if (place === null) return null;
    const stem = termAt(place, this.#file);
    const { start, end, rarity } = this.#find(stem);
    return { ...word, stem, rarity, passages: end - start };
  }

  /** Passages with at least one of the words, best first. Scores are > 0. */
  best(words: readonly Word[], k: number, within: Collection): Scored[] {
    const collection = within === null ? null : this.#file.collections.indexOf(within);
    return this.#bestPassages.find(this.#lookUp(words), k, collection);
  }

  /** BM25 of the words for each of these passages, in order; 0 where none occurs. @throws Error if an id is unknown */
  scores(words: readonly Word[], ids: readonly number[]): number[] {
    const { postingPassages, postingScores, passageIds } = this.#file;
    const found = this.#lookUp(words);
    return ids.map((id) => {
      const place = placeIn(passageIds, id, 0, passageIds.length);
      if (passageIds[place] !== id) throw new Error(`There is no passage ${id}.`);
      return found.reduce((sum, { start, end }) => {
        const at = placeIn(postingPassages, place, start, end);
        return at < end && postingPassages[at] === place ? sum + postingScores[at]! : sum;
      }, 0);
    });
  }

  #lookUp(words: readonly Word[]): Postings[] {
    return searchedStems(words).map((stem) => this.#find(stem));
  }

  #find(stem: string): Postings {
    const known = this.#found.get(stem);
    if (known) return known;
    if (this.#found.size >= REMEMBERED_TERMS) this.#found.clear();
    const [start, end] = this.#searchTerm(stem);
    const rarity = inverseFrequency(this.#file.passageIds.length, end - start);
    const postings = { start, end, rarity };
    this.#found.set(stem, postings);
    return postings;
  }

  /** Where the term's postings start and end; an empty range if no passage holds it. */
  #searchTerm(stem: string): readonly [start: number, end: number] {
    const { terms, postingStarts } = this.#file;
    const place = placeOf(stem, this.#file);
    if (place === terms || termAt(place, this.#file) !== stem) return [0, 0];
    return [postingStarts[place]!, postingStarts[place + 1]!];
  }
}
