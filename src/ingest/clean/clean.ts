import type { Block } from "../draft.ts";
import { captions } from "./captions.ts";
import { comments } from "./comments.ts";
import { labels } from "./labels.ts";
import { notices } from "./notices.ts";
import { type Kind, look, placed } from "./page-block.ts";
import { repeats } from "./repeats.ts";
import { teasers } from "./teasers.ts";

/**
 * Comments and notices come first: they look like prose and would hide where the prose begins and ends. The
 * names of lists of other stories are labels, too, but must be seen together with the list.
 */
const KINDS: readonly Kind[] = [comments, notices, captions, teasers, labels, repeats];

export type Cleaned = {
  /**
   * The article, in order; no block is changed. A stretch is a run of blocks that stood side by side:
   * between two stretches boilerplate was removed, so nothing is quoted across.
   */
  readonly stretches: readonly (readonly Block[])[];
  /** The boilerplate of the page around it, in order. */
  readonly removed: readonly Block[];
};

/**
 * Tell an article from the page it was copied with: menus, captions, share bars, legal footers.
 *
 * Each kind of boilerplate is known by evidence of several sorts (vocabulary, shape, place, repetition),
 * and a block is kept when in doubt: a stray menu line harms an answer less than a lost paragraph.
 * A block is kept or removed as a whole, never rewritten: marks such as "[12]" within it stay. The
 * vocabulary is English; of pages in other languages nearly everything is kept.
 */
export function clean(blocks: readonly Block[]): Cleaned {
  const boilerplate = new Set<Block>();
  let page = look(blocks);
  for (const kind of KINDS) {
    for (const { block } of kind(page)) boilerplate.add(block);
    page = placed(page.filter(({ block }) => !boilerplate.has(block)));
  }
  const stretches: Block[][] = [[]];
  for (const block of blocks) {
    if (boilerplate.has(block)) stretches.push([]);
    else stretches.at(-1)!.push(block);
  }
  return {
    stretches: stretches.filter((stretch) => stretch.length > 0),
    removed: blocks.filter((block) => boilerplate.has(block)),
  };
}
