import type { Filter } from "../glossary/domain.ts";
import { isSwapped } from "../shared/text/dates/days.ts";
import { longDate } from "../shared/text/dates/long-date.ts";

/** Which articles were searched: "Only articles since 20 January 2014: 12 of 350; 7 have no date". */
export function filterLine({ articles, of, undated, ...period }: Filter): string {
  const { since, until } = period;
  if (isSwapped(period))
    return `No article can be from that time: it begins on ${longDate(since!)}, after its end on ${longDate(until!)}. Swap the two dates.`;
  const number = (value: number) => value.toLocaleString("en");
  const counted = `${number(articles)} of ${number(of)}`;
  const left =
    undated === 0 ? "" : `; ${number(undated)} ${undated === 1 ? "has" : "have"} no date`;
  return articles === 0
    ? `There are no articles ${inWords(period)}: ${counted}${left}.`
    : `Only articles ${inWords(period)}: ${counted}${left}.`;
}

function inWords({ since, until }: Pick<Filter, "since" | "until">): string {
  if (since === null) return until === null ? "with a date" : `until ${longDate(until)}`;
  if (until === null) return `since ${longDate(since)}`;
  if (since === until) return `dated ${longDate(since)}`;
  return `from ${longDate(since)} to ${longDate(until)}`;
}
