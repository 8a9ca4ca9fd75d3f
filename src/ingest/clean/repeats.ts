import type { Kind } from "./page.ts";

/** A shorter line may be repeated on purpose. */
const HEADLINE_WORDS = 4;

/** A headline that the top of the page has twice; the first one stays. */
export const repeats: Kind = (page) =>
  page.filter(
    ({ text, words, place }, index) =>
      place === "before" &&
      words >= HEADLINE_WORDS &&
      page.slice(0, index).some((earlier) => earlier.text === text),
  );
