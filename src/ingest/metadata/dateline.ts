import { NEWS_AGENCIES } from "./agencies.ts";
import { findDate } from "./find-date.ts";

/** Characters at the start of a report that are searched for a dateline. */
const OPENING = 200;

const DASH = "\\.?\\s?[-–—]{1,2}(?=\\s|\\p{Lu}|$)\\s*";
const PLACE = "\\p{Lu}[\\p{L} .,'’/-]{1,40}";

/** "SANTIAGO, Nov 12 (Reuters) - ", "Madrid, 3 mar (EFE).- ", "Berlin (dpa/lno) – ". */
const OF_AGENCY = new RegExp(
  `^${PLACE}[\\p{L}\\d .,]{0,30} ?\\((${NEWS_AGENCIES})(?:[/,-][^()]{1,30})?\\)${DASH}`,
  "u",
);
/** "HARROW FALLS, Ore., November 12, 2026 /PRNewswire/ -- ". */
const IN_CAPITALS =
  /^\p{Lu}{2}[\p{Lu} .'’-]{1,30}(?:, [\p{L}\d .,]{2,40})?(?: \/[\p{L} ]{2,20}\/)?\s[-–—]{1,2}\s+(?=["“„«]?[\p{Lu}\d])/u;
/** "Moscow, Jan. 21, 2014 — ", "Marl, Ohio (March 3, 2026) - ": without a full date it would be a sentence. */
const DATED = new RegExp(
  `^${PLACE},.{5,60}?\\d{4}\\)?(?: [(/][\\p{L} ,-]{2,30}[)/])?(?:\\s[–—]|\\s--?\\s|\\.-\\s)\\s*`,
  "u",
);

/** The dateline at the start of a report: where, when and for which agency it was written; "" if there is none. */
export function datelineOf(text: string): string {
  const opening = text.slice(0, OPENING);
  const [dated = ""] = DATED.exec(opening) ?? [];
  if (findDate(dated) !== null) return dated;
  return (OF_AGENCY.exec(opening) ?? IN_CAPITALS.exec(opening))?.[0] ?? "";
}

/** The agency named in the dateline at the start of a report; `null` if there is none. */
export function agencyOf(text: string): string | null {
  return OF_AGENCY.exec(text.slice(0, OPENING))?.[1] ?? null;
}
