import type { Filter } from "../../glossary/domain.ts";
import { isSwapped } from "../../shared/text/dates/days.ts";
import { longDate } from "../../shared/text/dates/long-date.ts";
import type { Texts } from "../texts/index.ts";

/** Which articles were searched: "Only articles since 20 January 2014: 12 of 350 (7 without a date)". */
export function filterLine({ articles, of, undated, ...period }: Filter, texts: Texts): string {
  const { some, none, swapped, undated: without } = texts.filter;
  const { since, until } = period;
  if (isSwapped(period))
    return swapped(longDate(since!, texts.locale), longDate(until!, texts.locale));
  const searched =
    articles === 0 ? none(inWords(period, texts), of) : some(inWords(period, texts), articles, of);
  return undated === 0 ? searched : `${searched} (${without(undated)})`;
}

function inWords({ since, until }: Pick<Filter, "since" | "until">, texts: Texts): string {
  const { filter, locale } = texts;
  if (since !== null && since === until) return filter.on(longDate(since, locale));
  if (since !== null && until !== null)
    return filter.between(longDate(since, locale), longDate(until, locale));
  if (since !== null) return filter.since(longDate(since, locale));
  return until === null ? "" : filter.until(longDate(until, locale));
}
