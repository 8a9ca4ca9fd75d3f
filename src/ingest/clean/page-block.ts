import { endsQuestion, endsSentence } from "../../shared/text/ends-sentence.ts";
import type { Block } from "../draft.ts";
import { countWords } from "../text/words.ts";

/** A block with what its shape and its place on the page say about it. */
export type PageBlock = Block & {
  readonly words: number;
  readonly ends: boolean;
  /** Has the shape of a paragraph, and is not boilerplate. */
  readonly prose: boolean;
  /** Before the first paragraph of prose, after the last, or among them (also if there is none). */
  readonly place: "before" | "among" | "after";
  /** Belongs to the page around the article. */
  readonly boilerplate: boolean;
};

/** Finds one kind of boilerplate among the blocks of a page that are not yet known as such. */
export type Finder = (page: readonly PageBlock[]) => readonly PageBlock[];

/** Shorter sentences also occur in captions and buttons. */
const PROSE_WORDS = 12;
/** Shorter questions are headlines or headings of a FAQ. */
const QUESTION_WORDS = 25;
/** Only prose is this long, with or without a full stop. */
const LONG_WORDS = 60;
const INNER_END = /\p{Ll}[.!?]["'”’)]*\s+["'“‘(«]*\p{Lu}/u;

export function inspect(block: Block): PageBlock {
  const { kind, text } = block;
  const words = countWords(text);
  const ends = endsSentence(text);
  const isLong = words >= (endsQuestion(text) ? QUESTION_WORDS : PROSE_WORDS);
  const isParagraph = ends && (isLong || INNER_END.test(text));
  const prose = kind !== "heading" && (isParagraph || words >= LONG_WORDS);
  return { ...block, words, ends, prose, place: "among", boilerplate: false };
}

/** The page with each block's place, which depends on the prose that is left. */
export function withPlaces(page: readonly PageBlock[]): readonly PageBlock[] {
  const first = page.findIndex(({ prose }) => prose);
  const last = page.findLastIndex(({ prose }) => prose);
  return page.map((block, index) => {
    const place = first < 0 ? "among" : index < first ? "before" : index > last ? "after" : "among";
    return block.place === place ? block : { ...block, place };
  });
}
