import type { Block } from "../draft.ts";
import { countWords } from "../passages/count-words.ts";
import { endsQuestion, endsSentence } from "../text/ends-sentence.ts";

/** A block with what its shape and its place tell about it. */
export type Seen = {
  readonly block: Block;
  readonly text: string;
  readonly words: number;
  /** Ends like a sentence. */
  readonly ends: boolean;
  /** Has the shape of a paragraph. */
  readonly prose: boolean;
  /** Before the first paragraph of prose, after the last, or among them (also where there is none). */
  readonly place: "before" | "among" | "after";
};

/** One kind of boilerplate: which blocks of a page are not part of its article. */
export type Kind = (page: readonly Seen[]) => readonly Seen[];

/** A sentence shorter than this stands in captions and buttons, too. */
const PROSE_WORDS = 12;
/** A question shorter than this is a headline or the heading of a FAQ. */
const QUESTION_WORDS = 25;
/** Nothing but prose is this long, with or without a full stop. */
const LONG_WORDS = 60;

const INNER_END = /\p{Ll}[.!?]["'”’)]*\s+["'“‘(«]*\p{Lu}/u;

/** Look at the blocks of a page, in order. */
export function look(blocks: readonly Block[]): readonly Seen[] {
  return placed(blocks.map(seen));
}

/** Look again at what is left of a page. */
export function placed(page: readonly Seen[]): readonly Seen[] {
  const first = page.findIndex(({ prose }) => prose);
  const last = page.findLastIndex(({ prose }) => prose);
  return page.map((one, index) => {
    const place = first < 0 ? "among" : index < first ? "before" : index > last ? "after" : "among";
    return one.place === place ? one : { ...one, place };
  });
}

function seen(block: Block): Seen {
  const { text } = block;
  const words = countWords(text);
  const ends = endsSentence(text);
  const several = INNER_END.test(text);
  const longEnough = endsQuestion(text) ? words >= QUESTION_WORDS : words >= PROSE_WORDS;
  const prose =
    block.kind !== "heading" && ((ends && (longEnough || several)) || words >= LONG_WORDS);
  return { block, text, words, ends, prose, place: "among" };
}
