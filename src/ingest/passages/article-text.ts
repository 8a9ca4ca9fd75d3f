import type { Sentence } from "../../domain.ts";
import { look } from "../clean/page-block.ts";
import type { Block } from "../draft.ts";
import { endsSentence } from "../text/ends-sentence.ts";
import { sentencesIn } from "../text/sentences.ts";
import { countWords } from "./count-words.ts";

/** A sentence with its place in the article's text. */
export type PlacedSentence = Sentence & {
  readonly words: number;
  /** Counted from 1. */
  readonly paragraph: number;
};

export type ArticleText = {
  /** Paragraphs separated by exactly one blank line. */
  readonly text: string;
  /** One list for each stretch of blocks, in order. */
  readonly stretches: readonly (readonly PlacedSentence[])[];
};

/** This many lines in a row are a list, a poem or a table rather than headings … */
const LIST_LINES = 3;
/** … but at the top of an article so many are its headline, date and byline. */
const MOST_HEAD_LINES = 5;

/** Set blocks as the text of an article, one paragraph each, and find its sentences. */
export function setText(blocks: readonly (readonly Block[])[]): ArticleText {
  const before = look(blocks.flat()).filter(({ place }) => place === "before");
  const head = new Set(before.length <= MOST_HEAD_LINES ? before.map(({ block }) => block) : []);
  const paragraphs: string[] = [];
  let at = 0;
  const stretches = blocks.map((stretch) =>
    stretch.flatMap((block, index) => {
      const { text } = block;
      const heading =
        block.kind === "heading" ||
        (isBare(block) && (head.has(block) || linesAround(stretch, index) < LIST_LINES));
      const start = at;
      paragraphs.push(text);
      at += text.length + 2;
      return sentencesIn(text).map((span) => ({
        start: start + span.start,
        end: start + span.end,
        heading,
        words: countWords(text.slice(span.start, span.end)),
        paragraph: paragraphs.length,
      }));
    }),
  );
  return { text: paragraphs.join("\n\n"), stretches };
}

/** A line of its own that doesn't end like a sentence. */
function isBare(block: Block | undefined): boolean {
  return block !== undefined && /^(?:line|prose)$/.test(block.kind) && !endsSentence(block.text);
}

function linesAround(stretch: readonly Block[], index: number): number {
  let [first, last] = [index, index];
  while (index - first < LIST_LINES && isBare(stretch[first - 1])) first--;
  while (last - index < LIST_LINES && isBare(stretch[last + 1])) last++;
  return last - first + 1;
}
