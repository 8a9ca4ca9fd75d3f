import type { Block } from "../draft.ts";
import { findCaptions } from "./captions.ts";
import { findDateLines } from "./date-lines.ts";
import { findLabels } from "./labels.ts";
import { findMenus } from "./menus.ts";
import { findNotices } from "./notices.ts";
import { type Finder, inspect, type PageBlock, withPlaces } from "./page-block.ts";
import { findSignUpBoxes } from "./sign-up-boxes.ts";
import { findTeasers } from "./teasers.ts";

/**
 * Comments and notices come first: they look like prose and would hide where it starts and ends. Teasers
 * come before labels: the name of a list of stories is a label, too, but shows where the list is.
 */
const FINDERS: readonly Finder[] = [
  findComments,
  findSignUpBoxes,
  findNotices,
  findDateLines,
  findCaptions,
  findTeasers,
  findMenusAndLabels,
  findRepeats,
];

/**
 * Separates an article from the page it was copied with: menus, captions, share bars, legal footers.
 *
 * Each kind of boilerplate is known by evidence of several sorts (vocabulary, shape, place, repetition),
 * and a block is kept when in doubt: a stray menu line harms an answer less than a lost paragraph.
 * A block is kept or removed as a whole, never rewritten: marks such as "[12]" within it stay. The
 * vocabulary is English, German, French and Spanish; of pages in other languages nearly everything is kept.
 *
 * @returns every block, in order, with what was found out about it
 */
export function clean(blocks: readonly Block[]): readonly PageBlock[] {
  let page = withPlaces(blocks.map(inspect));
  for (const find of FINDERS) {
    const found = new Set(find(page.filter(({ boilerplate }) => !boilerplate)));
    if (found.size === 0) continue;
    page = withPlaces(
      page.map((block) =>
        found.has(block) ? { ...block, prose: false, boilerplate: true } : block,
      ),
    );
  }
  return page;
}

/** On one look at the page: the labels of a menu show that it is one, and a button that it is repeated. */
function findMenusAndLabels(page: readonly PageBlock[]): readonly PageBlock[] {
  return [...findMenus(page), ...findLabels(page)];
}

/** The name of the readers' comments, alone on its line: "Comments (87)", "12 comments", "Join the conversation". */
const COMMENTS_NAME =
  /^(?:(?:reader )?comments?(?: ?\(?\d[\d,.]*\)?)?|\d[\d,.]* comments?|join the (?:conversation|discussion|debate))\s*:?$/i;

/** Buttons below a comment. */
const COMMENT_BUTTON = /^(?:reply|report|like|recommend)$/i;
/** A button of forums, where the answers are what the page is about. */
const VOTE_AGAINST = /^downvote$/i;

/**
 * What readers wrote below the article, to the end of the page: known by its name and by a button below each. A thread of a
 * forum keeps its answers.
 */
function findComments(page: readonly PageBlock[]): readonly PageBlock[] {
  const firstProse = page.findIndex(({ prose }) => prose);
  const name = page.findIndex(({ text }, at) => at > firstProse && COMMENTS_NAME.test(text));
  if (firstProse < 0 || name < 0) return [];
  const below = page.slice(name);
  const has = (button: RegExp) => below.some(({ text }) => button.test(text));
  return has(COMMENT_BUTTON) && !has(VOTE_AGAINST) ? below : [];
}

/** A shorter line may be repeated on purpose. */
const HEADLINE_WORDS = 4;

/** A headline that the top of the page has twice; the first one stays. */
function findRepeats(page: readonly PageBlock[]): readonly PageBlock[] {
  const earlier = new Set<string>();
  return page.filter(({ text, words, place }) => {
    const isRepeated = earlier.has(text);
    earlier.add(text);
    return isRepeated && place === "before" && words >= HEADLINE_WORDS;
  });
}
