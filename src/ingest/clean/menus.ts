import { findHeadline } from "../metadata/headline.ts";
import { isLabel } from "./labels.ts";
import type { PageBlock } from "./page-block.ts";

/** Longer lines may be headlines. */
const MOST_WORDS = 4;
/** Words of the prose that a headline shares before all above it counts as the site's. */
const SURE_HEADLINE = 2;
/** Labels among the lines of a menu: alone above the headline, as a share of them below the prose. */
const LEAST_LABELS = 2;
const LABELS_SHARE = 0.5;
const LEAST_BELOW = 5;

/**
 * Menus: short lines in a row above the headline or below the prose, some of which are the labels that all sites have. The
 * line right above the headline is kept unless it is a label, as it may be the article's.
 */
export function findMenus(page: readonly PageBlock[]): readonly PageBlock[] {
  const headline = findHeadline(page, SURE_HEADLINE);
  const top = headline?.place === "before" ? page.slice(0, page.indexOf(headline)) : [];
  const above = runsOf(top).filter((run) => labelsIn(run) >= LEAST_LABELS);
  const below = runsOf(page.filter(({ place }) => place === "after")).filter(
    (run) => run.length >= LEAST_BELOW && labelsIn(run) >= LABELS_SHARE * run.length,
  );
  const kicker = top.at(-1);
  return [...above, ...below].flat().filter((line) => line !== kicker || isLabel(line));
}

function labelsIn(run: readonly PageBlock[]): number {
  return run.filter(isLabel).length;
}

/** Short lines that stand one below the other. */
function runsOf(page: readonly PageBlock[]): PageBlock[][] {
  const runs: PageBlock[][] = [[]];
  for (const block of page) {
    if (block.kind !== "heading" && !block.ends && block.words <= MOST_WORDS)
      runs.at(-1)!.push(block);
    else runs.push([]);
  }
  return runs;
}
