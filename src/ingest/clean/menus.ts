import { findHeadline } from "../metadata/headline.ts";
import { isLabel } from "./labels.ts";
import type { PageBlock } from "./page-block.ts";

/** Longer lines may be headlines. */
const MOST_WORDS = 4;
/** Words that a headline must share with the prose before the lines above it count as part of the site. */
const SURE_HEADLINE = 2;
/** Least number of labels in a menu above the headline; below the prose, least share of labels and least number of lines. */
const LEAST_LABELS = 2;
const LABELS_SHARE = 0.5;
const LEAST_BELOW = 5;

/**
 * Menus: runs of short lines above the headline or below the prose, some of them labels that all sites use. The line
 * directly above the headline is kept unless it is a label, because it may belong to the article.
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

/** Runs of consecutive short lines; some may be empty. */
function runsOf(page: readonly PageBlock[]): PageBlock[][] {
  const runs: PageBlock[][] = [[]];
  for (const block of page) {
    if (block.kind !== "heading" && !block.ends && block.words <= MOST_WORDS)
      runs.at(-1)!.push(block);
    else runs.push([]);
  }
  return runs;
}
