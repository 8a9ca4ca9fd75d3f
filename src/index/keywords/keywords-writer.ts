import type { ArticleInfo } from "../../glossary/domain.ts";
import { stemmedLanguage, termsIn } from "../terms/terms.ts";
import { writeScores } from "./bm25.ts";
import { GrowingList } from "./growing-list.ts";
import { type KeywordsFile, layOut, MOST_OCCURRENCES } from "./keywords-file.ts";

/**
 * Weight of an occurrence in the title or date, a whole number; one in the passage weighs 1. Of the values 0, 0.3, 0.5, 1 and
 * 2, 1 gives the best MRR on SQuAD, WiCE and QuAIL passages; Cranfield would gain .004 more from 2.
 */
export const HEADING_WEIGHT = 1;

/**
 * Builds the keyword index: BM25 of every word in every passage is computed while building, so that a search only has to add
 * (BM25S, Lù 2024, arXiv:2407.03618). The heading is a second field in the simple manner of BM25F (Robertson, Zaragoza, Taylor
 * 2004): its words count HEADING_WEIGHT times in frequency and length.
 */
export class KeywordsWriter {
  readonly #termNumbers = new Map<string, number>();
  /** Passage by passage: its distinct terms and how often each occurs. */
  readonly #terms = new GrowingList(Uint32Array);
  readonly #occurrences = new GrowingList(Uint8Array);
  /** Where the terms of each passage end. */
  readonly #ends = new GrowingList(Uint32Array);
  readonly #lengths = new GrowingList(Float32Array);
  readonly #ids = new GrowingList(Uint32Array);
  readonly #collectionOf: (string | null)[] = [];

  /** @param id larger than the one before @param language of the article, ISO 639-1 */
  add(
    id: number,
    { collection, language }: Pick<ArticleInfo, "collection" | "language">,
    heading: string,
    text: string,
  ): void {
    const counts = new Map<number, number>();
    let length = 0;
    const count = (words: readonly string[], weight: number) => {
      for (const word of words) {
        const term = this.#numberOf(word);
        counts.set(term, (counts.get(term) ?? 0) + weight);
      }
      length += words.length * weight;
    };
    const stemmed = stemmedLanguage(language);
    count(termsIn(text, stemmed), 1);
    count(termsIn(heading, stemmed), HEADING_WEIGHT);
    for (const [term, occurrences] of counts) {
      this.#terms.push(term);
      this.#occurrences.push(Math.min(MOST_OCCURRENCES, occurrences));
    }
    this.#ends.push(this.#terms.length);
    this.#lengths.push(length);
    this.#ids.push(id);
    this.#collectionOf.push(collection);
  }

  /** Returns the whole file: write `finish().buffer`. */
  finish(): KeywordsFile {
    const terms = [...this.#termNumbers.keys()].sort();
    const file = layOut(
      {
        terms: terms.length,
        postings: this.#terms.length,
        termBytes: terms.reduce((bytes, term) => bytes + Buffer.byteLength(term), 0),
      },
      this.#collectionOf,
    );
    this.#ids.copyTo(file.passageIds);
    this.#lengths.copyTo(file.lengths);
    this.#writeTerms(file, terms);
    this.#writePostings(file, terms);
    writeScores(file);
    return file;
  }

  #numberOf(word: string): number {
    const known = this.#termNumbers.get(word);
    if (known !== undefined) return known;
    this.#termNumbers.set(word, this.#termNumbers.size);
    return this.#termNumbers.size - 1;
  }

  #writeTerms(file: KeywordsFile, terms: readonly string[]): void {
    let at = 0;
    for (const [position, term] of terms.entries()) {
      at += file.termBytes.write(term, at);
      file.termStarts[position + 1] = at;
    }
  }

  /** A counting sort from the order of passages to the order of terms. */
  #writePostings(file: KeywordsFile, terms: readonly string[]): void {
    const positionOf = new Uint32Array(terms.length);
    for (const [position, term] of terms.entries())
      positionOf[this.#termNumbers.get(term)!] = position;
    const starts = file.postingStarts;
    for (let at = 0; at < this.#terms.length; at++)
      starts[positionOf[this.#terms.at(at)]! + 1]! += 1;
    for (let position = 0; position < terms.length; position++)
      starts[position + 1]! += starts[position]!;

    const next = starts.slice();
    let at = 0;
    for (let passage = 0; passage < this.#ends.length; passage++) {
      for (const end = this.#ends.at(passage); at < end; at++) {
        const posting = next[positionOf[this.#terms.at(at)]!]!++;
        file.postingPassages[posting] = passage;
        file.occurrences[posting] = this.#occurrences.at(at);
      }
    }
  }
}
