import type { ArticleInfo, Period } from "../../glossary/domain.ts";
import type { Library } from "../../glossary/library.ts";
import { isDuring } from "../../shared/text/dates/days.ts";
import { fold } from "../../shared/text/fold.ts";
import { type DateCue, datesIn, fits } from "./dates.ts";

/** What a question names explicitly. */
export type Cues = {
  /** Publishers of this library. */
  readonly outlets: readonly string[];
  readonly dates: readonly DateCue[];
  /** "Last week" and the like, as the periods they meant on the day of the question. */
  readonly periods: readonly Period[];
  /** "Quoted phrases", each as the numbers of its stems. */
  readonly phrases: readonly { readonly text: string; readonly stems: Int32Array }[];
};

/** The share of the cues that an article fits, 0..1, and each of those in words, to be shown to people. */
type FittingCues = { readonly share: number; readonly reasons: readonly string[] };

/** What a date counts for, other cues counting 1: most often it says when something happened, not when that was published. */
const DATE = 0.4;

const NOTHING_NAMED: FittingCues = { share: 0, reasons: [] };

const QUOTED = /"([^"]{2,200})"|“([^”]{2,200})”|«([^»]{2,200})»/gu;

export function cuesIn(
  question: string,
  library: Library,
  language: string,
  periods: readonly Period[] = [],
): Cues {
  const asked = ` ${fold(question)} `;
  const outlets = new Set(library.publishers.flatMap(outletsOf));
  return {
    outlets: [...outlets].filter((name) => asked.includes(` ${fold(name)} `)),
    dates: datesIn(question),
    periods,
    phrases: [...question.matchAll(QUOTED)].map((match) => {
      const text = (match[1] ?? match[2] ?? match[3])!;
      return { text, stems: library.numbered(text, language).stems };
    }),
  };
}

/** "Reuters, AFP" names two outlets, either of which a question may name. */
function outletsOf(publisher: string): string[] {
  return publisher
    .split(/[,;]| and /u)
    .map((name) => name.trim())
    .filter((name) => name.length > 1);
}

/** The cues that an article and its passage fit. */
export function matchCues(
  { outlets, dates, periods, phrases }: Cues,
  { publisher, published }: ArticleInfo,
  stems: Int32Array,
): FittingCues {
  const named = outlets.length + dates.length + periods.length + phrases.length;
  if (named === 0) return NOTHING_NAMED;
  const articleOutlets = new Set(outletsOf(publisher ?? ""));
  const fittingDates = dates
    .filter((date) => fits(date, published))
    .map(() => `was published ${published}`);
  const others = [
    ...outlets.filter((name) => articleOutlets.has(name)).map((name) => `is from ${name}`),
    ...periods
      .filter((period) => isDuring(published, period))
      .map((period) => `was published ${published}, within ${inWords(period)}`),
    ...phrases
      .filter((phrase) => contains(stems, phrase.stems))
      .map(({ text }) => `has the words “${text}”`),
  ];
  return {
    share: (others.length + DATE * fittingDates.length) / named,
    reasons: [...others, ...fittingDates],
  };
}

/**
 * The share of the question's names that were found, counting its periods as names: an article published before a period
 * can't report on it.
 */
export function withPeriods(
  found: number,
  { names, cues: { periods } }: { readonly names: readonly string[]; readonly cues: Cues },
  { published }: ArticleInfo,
): number {
  if (periods.length === 0 || published === null) return found;
  const possible = periods.filter(({ since }) => since === null || published >= since);
  return (found * names.length + possible.length) / (names.length + periods.length);
}

function inWords({ since, until }: Period): string {
  return since === until ? `${since}` : `${since} to ${until}`;
}

function contains(stems: Int32Array, phrase: Int32Array): boolean {
  return stems.some((_, at) => phrase.every((stem, i) => stems[at + i] === stem));
}
