import type { Collection } from "../../glossary/domain.ts";
import type { Languages, Scored, Word } from "../../glossary/library.ts";
import { hash } from "../../shared/text/hash.ts";
import { likeliestTerm, rangeAround, type Term, type TermRange } from "../terms/spelling.ts";
import { stemLanguages, termsOf, unmarked } from "../terms/terms.ts";
import { DEFAULT_LANGUAGE, tokens } from "../terms/tokens.ts";
import { bestPassagesIn } from "./best-passages.ts";
import { inverseFrequency } from "./bm25.ts";
import type { Postings, WeighedPostings } from "./candidate-sums.ts";
import {
  type Flags,
  type KeywordsFile,
  openSections,
  positionIn,
  positionOf,
  termAt,
} from "./keywords-file.ts";
import { termWeights } from "./term-weights.ts";

/** A full cache is cleared, so that users' words can't fill the memory. */
const CACHED_TERMS = 50_000;

/** The keyword index, open for searching; see `KeywordsWriter` for what the scores mean. */
export class Keywords {
  readonly #file: KeywordsFile;
  readonly #bestPassages: ReturnType<typeof bestPassagesIn>;
  /** Terms that were looked up: closely read passages repeat the same few thousand. */
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

  /** Ids of all passages, ascending. */
  get ids(): Uint32Array {
    return this.#file.passageIds;
  }

  /** Ids of the passages in a collection, ascending; with flags only of those that have one. */
  idsWithin(within: Collection, flags: Flags | null = null): Uint32Array {
    return this.#file.passageIds.filter((_, position) => this.#isWithin(position, within, flags));
  }

  isWithin(id: number, within: Collection, flags: Flags | null = null): boolean {
    const { passageIds } = this.#file;
    return this.#isWithin(positionIn(passageIds, id, 0, passageIds.length), within, flags);
  }

  #isWithin(position: number, within: Collection, flags: Flags | null): boolean {
    const { collectionOf, collections } = this.#file;
    if (flags !== null && flags[position] === 0) return false;
    return within === null || collections[collectionOf[position]!] === within;
  }

  /** @param languages of the library, by their numbers of articles */
  words(question: string, language = DEFAULT_LANGUAGE, languages: Languages = {}): Word[] {
    const stemmed = stemLanguages(language, languages);
    return tokens(question, stemmed.asked).map((token) => {
      const terms = termsOf(token, stemmed);
      return { ...token, terms, ...this.#frequencyOf(terms) };
    });
  }

  /** The word that was probably meant by one that occurs in no passage; `null` if no term is similar. */
  spelled(word: Word): Word | null {
    const { stem, mark } = unmarked(word.terms[0]!);
    const range = rangeAround(stem);
    const meant = range && likeliestTerm(stem, this.#termsBetween(range, mark));
    if (!meant) return null;
    const terms = [meant.term + mark];
    const number = hash(meant.term);
    return { ...word, stem: meant.term, number, terms, ...this.#frequencyOf(terms) };
  }

  /** Passages with at least one of the words, best first. Scores are > 0. */
  best(
    words: readonly Word[],
    k: number,
    within: Collection,
    flags: Flags | null = null,
  ): Scored[] {
    const collection = within === null ? null : this.#file.collections.indexOf(within);
    return this.#bestPassages(this.#lookUp(words), k, collection, flags);
  }

  /** BM25 of the words for each of these passages, in order; 0 where none occurs. @throws Error if an id is unknown */
  scores(words: readonly Word[], ids: readonly number[]): number[] {
    const { postingPassages, postingScores, passageIds } = this.#file;
    const found = this.#lookUp(words);
    return ids.map((id) => {
      const position = positionIn(passageIds, id, 0, passageIds.length);
      if (passageIds[position] !== id) throw new Error(`There is no passage ${id}.`);
      return found.reduce((sum, { start, end, weight }) => {
        const at = positionIn(postingPassages, position, start, end);
        const isThere = at < end && postingPassages[at] === position;
        return isThere ? sum + postingScores[at]! * weight : sum;
      }, 0);
    });
  }

  #lookUp(words: readonly Word[]): WeighedPostings[] {
    const { passageIds } = this.#file;
    const weights = termWeights(words, passageIds.length, (term) => this.#holding(term));
    return Array.from(weights, ([term, weight]) => {
      const { start, end, rarity } = this.#find(term);
      return { start, end, rarity: weight * rarity, weight };
    });
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

  #holding(term: string): number {
    const { start, end } = this.#find(term);
    return end - start;
  }

  /** Each passage has terms of one language only, so the numbers of passages can be added up. */
  #frequencyOf(terms: readonly string[]): Pick<Word, "passages" | "rarity"> {
    const passages = terms.reduce((sum, term) => sum + this.#holding(term), 0);
    return { passages, rarity: inverseFrequency(this.#file.passageIds.length, passages) };
  }

  /** Terms of one language, without its mark. */
  *#termsBetween({ from, below }: TermRange, mark: string): Generator<Term> {
    const { postingStarts } = this.#file;
    const end = positionOf(below, this.#file);
    for (let position = positionOf(from, this.#file); position < end; position++) {
      const passages = postingStarts[position + 1]! - postingStarts[position]!;
      const term = unmarked(termAt(position, this.#file));
      if (term.mark === mark) yield { term: term.stem, passages };
    }
  }
}
