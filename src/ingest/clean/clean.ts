import type { Block } from "../draft.ts";
import { findCaptions } from "./captions.ts";
import { findContents } from "./contents.ts";
import { findDateLines } from "./date-lines.ts";
import { findLabels } from "./labels.ts";
import { findMenus } from "./menus.ts";
import { findNotices } from "./notices.ts";
import { type Finder, inspect, type PageBlock, withPlaces } from "./page-block.ts";
import { findSignUpBoxes } from "./sign-up-boxes.ts";
import { findTeasers } from "./teasers.ts";

/**
 * Order matters. Comments and notices come first because they look like prose and would hide where the article starts
 * and ends. Teasers come before labels because the name of a list of stories is also a label, but shows where the list
 * is.
 */
const FINDERS: readonly Finder[] = [
  findComments,
  findSignUpBoxes,
  findNotices,
  findDateLines,
  findCaptions,
  findTeasers,
  findContents,
  findMenusAndLabels,
  findRepeats,
];

/**
 * Marks the blocks of a copied page that are not part of its article: menus, captions, share bars, legal footers.
 *
 * Each kind of boilerplate is recognised by several kinds of evidence (vocabulary, shape, place, repetition). When in
 * doubt, a block is kept: a stray menu line harms an answer less than a lost paragraph. A block is kept or removed as a
 * whole, never rewritten, so marks such as "[12]" stay. The vocabulary is English, German, French and Spanish; in other
 * languages nearly everything is kept.
 *
 * @returns all blocks, in order; `boilerplate` marks those to remove
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

/** Both see the same page: menus are recognised by their labels, and buttons by their repetition, which may be in a menu. */
function findMenusAndLabels(page: readonly PageBlock[]): readonly PageBlock[] {
  return [...findMenus(page), ...findLabels(page)];
}

/** The heading of the readers' comments, alone on its line: "Comments (87)", "12 comments", "Responses (17)", "Join the conversation". */
const COMMENTS_NAME =
  /^(?:(?:reader )?comments?(?: ?\(?\d[\d,.]*\)?)?|\d[\d,.]* comments?|responses? \(\d[\d,.]*\)|join the (?:conversation|discussion|debate))\s*:?$/i;

/** Buttons below a comment. */
const COMMENT_BUTTON = /^(?:reply|report|like|recommend)$/i;
/** Lines of forums, where the answers are what the page is about: buttons, counts of votes, "r/AskCulinary", "u/marlow77". */
const FORUM_LINE =
  /^(?:downvote|give award|\d[\d,.]*k? (?:up|down)votes?|r\/\w{2,30}|(?:posted by )?u\/[\w-]{2,30}\b.{0,40})$/i;

/**
 * The readers' comments below the article, to the end of the page. Recognised by their heading and by the buttons below
 * each comment. Forum threads keep their answers.
 */
function findComments(page: readonly PageBlock[]): readonly PageBlock[] {
  const firstProse = page.findIndex(({ prose }) => prose);
  const name = page.findIndex(({ text }, at) => at > firstProse && COMMENTS_NAME.test(text));
  if (firstProse < 0 || name < 0) return [];
  const below = page.slice(name);
  const has = (button: RegExp) => below.some(({ text }) => button.test(text));
  const isForum = page.some(({ text }) => FORUM_LINE.test(text));
  return has(COMMENT_BUTTON) && !isForum ? below : [];
}

/** A shorter line may be repeated on purpose. */
const HEADLINE_WORDS = 4;

/** Repetitions of a headline at the top of the page; the first occurrence is kept. */
function findRepeats(page: readonly PageBlock[]): readonly PageBlock[] {
  const earlier = new Set<string>();
  return page.filter(({ text, words, place }) => {
    const isRepeated = earlier.has(text);
    earlier.add(text);
    return isRepeated && place === "before" && words >= HEADLINE_WORDS;
  });
}
