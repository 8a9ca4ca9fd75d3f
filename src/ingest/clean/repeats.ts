import type { Kind } from "./page-block.ts";

/** A shorter line may be repeated on purpose. */
const HEADLINE_WORDS = 4;

/** A headline that the top of the page has twice; the first one stays. */
export const repeats: Kind = (page) => {
  const earlier = new Set<string>();
  return page.filter(({ text, words, place }) => {
    const isAgain = earlier.has(text);
    earlier.add(text);
    return isAgain && place === "before" && words >= HEADLINE_WORDS;
  });
};
