import type { Kind } from "./page.ts";

/** A headline that the top of the page has twice; the first one stays. */
export const repeats: Kind = (page) =>
  page.filter(
    ({ text, place }, index) =>
      place === "before" && page.slice(0, index).some((earlier) => earlier.text === text),
  );
