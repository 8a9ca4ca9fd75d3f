import type { BuildReport, Skipped } from "../glossary/building.ts";
import { reasonInWords } from "../glossary/reasons.ts";
import { printable } from "../shared/text/printable.ts";
import type { Style } from "./page.ts";

/** Longer lists of articles are cut: the first ten names show which folder they are from. */
const NAMES_SHOWN = 10;

export function indexReportLines(report: BuildReport, style: Style): string[] {
  const { green, red, cyan, yellow, dim } = style;
  const { rebuiltBecause, readAgainBecause, skipped } = report;
  return [
    ...(rebuiltBecause === null ? [] : [`Everything was rebuilt. ${rebuiltBecause}`]),
    ...(readAgainBecause === null ? [] : [`Every article was read again. ${readAgainBecause}`]),
    ...repairLines(report),
    ...named(green("added"), report.added),
    ...named(cyan("changed"), report.changed),
    ...named(red("removed"), report.removed),
    ...named(yellow("skipped"), skipped.map(skippedLine), Number.POSITIVE_INFINITY),
    indexReadyLine(report, style),
    ...(report.changedAnything
      ? [dim(`The vector search finds ${percent(report.recall)} of what an exact search finds.`)]
      : []),
  ];
}

function skippedLine({ id, reason, kept = 0 }: Skipped): string {
  const what = kept === 1 ? "the article stays" : `${kept} articles stay`;
  return `${id} ${reasonInWords(reason)}${kept === 0 ? "" : `; ${what} as indexed before`}`;
}

/** What was damaged, if anything. */
export function repairLines({ repaired }: BuildReport): string[] {
  return repaired === null ? [] : [`The index was repaired because ${repaired}.`];
}

/** The size of the index after a build, in one line. */
export function indexReadyLine(report: BuildReport, { bold }: Style): string {
  const holds = `${count(report.articles, "article")}, ${count(report.passages, "passage")}`;
  const seconds = `${(report.durationMs / 1000).toFixed(1)} s`;
  return report.changedAnything
    ? `${bold("Index ready:")} ${holds} (${origins(report)}), ${seconds}`
    : `${bold("Nothing changed:")} ${holds}, ${seconds}`;
}

function origins({ embedded, reused, resumed }: BuildReport): string {
  return [
    `${number(embedded)} embedded`,
    ...(reused > 0 ? [`${number(reused)} kept`] : []),
    ...(resumed > 0 ? [`${number(resumed)} saved by an interrupted run`] : []),
  ].join(", ");
}

/** How many there are, and the first of them by name. */
function named(verb: string, names: readonly string[], most = NAMES_SHOWN): string[] {
  if (names.length === 0) return [];
  const more = names.length - most;
  return [
    `${number(names.length)} ${verb}`,
    ...names.slice(0, most).map((name) => `  ${printable(name)}`),
    ...(more > 0 ? [`  … and ${number(more)} more`] : []),
  ];
}

function count(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toLocaleString("en")}%`;
}
