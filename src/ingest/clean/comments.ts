import type { Kind } from "./page-block.ts";

/** The name of the readers' comments, alone on its line: "Comments (87)", "12 comments", "Join the conversation". */
const NAME =
  /^(?:(?:reader )?comments?(?: ?\(?\d[\d,.]*\)?)?|\d[\d,.]* comments?|join the (?:conversation|discussion|debate))\s*:?$/i;

/** Buttons below a comment. */
const BUTTON = /^(?:reply|report|like|recommend|upvote)$/i;

/** What readers wrote below the article, to the end of the page: known by its name and by a button below each. */
export const comments: Kind = (page) => {
  const firstProse = page.findIndex(({ prose }) => prose);
  const name = page.findIndex(({ text }, index) => index > firstProse && NAME.test(text));
  if (firstProse < 0 || name < 0) return [];
  const below = page.slice(name);
  return below.some(({ text }) => BUTTON.test(text)) ? below : [];
};
