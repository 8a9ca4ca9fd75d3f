import { endsQuestion, endsSentence } from "../../shared/text/ends-sentence.ts";
import type { Block } from "../draft.ts";
import { countWords } from "../text/words.ts";

/** A block with properties derived from its shape and its place on the page. */
export type PageBlock = Block & {
  readonly words: number;
  /** The text ends like a sentence. */
  readonly ends: boolean;
  /** Has the shape of a paragraph, and is not boilerplate. */
  readonly prose: boolean;
  /** Before the first block of prose, after the last, or among them; "among" if there is no prose. */
  readonly place: "before" | "among" | "after";
  /** Part of the page around the article. */
  readonly boilerplate: boolean;
};

/** Finds one kind of boilerplate among the blocks that are not yet marked as boilerplate. */
export type Finder = (page: readonly PageBlock[]) => readonly PageBlock[];

/** Shorter sentences also occur in captions and buttons. */
const PROSE_WORDS = 12;
/** Shorter questions are headlines or FAQ headings. */
const QUESTION_WORDS = 25;
/** Only prose is this long, with or without a full stop at its end. */
const LONG_WORDS = 60;
const INNER_END = /\p{Ll}[.!?]["'”’)]*\s+["'“‘(«]*\p{Lu}/u;

/** Classifies a block by its shape alone; `withPlaces` sets its place. */
export function inspect(block: Block): PageBlock {
  const { kind, text } = block;
  const words = countWords(text);
  const ends = endsSentence(text);
  const isLong = words >= (endsQuestion(text) ? QUESTION_WORDS : PROSE_WORDS);
  const isParagraph = ends && (isLong || INNER_END.test(text));
  const prose = kind !== "heading" && (isParagraph || words >= LONG_WORDS);
  return { ...block, words, ends, prose, place: "among", boilerplate: false };
}

/** Sets the place of each block. It depends on the remaining prose, so call this again after marking blocks as boilerplate. */
export function withPlaces(page: readonly PageBlock[]): readonly PageBlock[] {
  const first = page.findIndex(({ prose }) => prose);
  const last = page.findLastIndex(({ prose }) => prose);
  return page.map((block, index) => {
    const place = first < 0 ? "among" : index < first ? "before" : index > last ? "after" : "among";
    return block.place === place ? block : { ...block, place };
  });
}
