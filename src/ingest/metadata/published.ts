import type { PageBlock } from "../clean/page-block.ts";
import type { Metadata } from "../draft.ts";
import { findDate } from "./find-date.ts";

/**
 * "Published: 3 March 2019", also after a name: "Jane Doe | Updated 3 March 2019"; also in German, French,
 * Spanish and Italian.
 */
const STATED =
  /(?:^|[|•·,–—-]\s*)(?:first |originally |last )?(?:article )?(?:published|posted|issued|updated|modified|publication date|date published|veröffentlicht|aktualisiert|erschienen|stand|publiée?|mise? à jour|publicado|actualizado|pubblicato|aggiornato)(?: on| at| am| le| el| il)?(?: ?: ?|\s+)(.+)$/iu;
const STATED_WORDS = 16;
/** At most this many such lines are searched for a date. */
const MOST_STATED = 50;
/** Words of such a line that are not its date: a time, a zone. More make it a sentence. */
const OTHER_WORDS = 5;

/** "MOSCOW, Jan. 21, 2014 (Reuters) —" at the start of the prose. */
const DATELINE = /^\p{Lu}[\p{L} .'’-]{1,40},[^–—]{6,60}?(?:\s[–—]|\s--?\s)/u;

/**
 * The day an article was published, `YYYY-MM-DD`: stated with the file, by a "Published" line or by the
 * dateline of its prose. A bare date at the top of a page doesn't count: browsers print the current day
 * there.
 *
 * @param page including its boilerplate, which may state the date
 */
export function publishedOf(metadata: Metadata, page: readonly PageBlock[]): string | null {
  const stated = findDate(metadata.published ?? "");
  if (stated !== null) return stated.day;
  const dates = page
    .filter(({ words, place, prose }) => !prose && place !== "among" && words <= STATED_WORDS)
    .flatMap(({ text }) => STATED.exec(text)?.[1] ?? []);
  for (const text of dates.slice(0, MOST_STATED)) {
    const date = findDate(text);
    if (date !== null && (date.rest.match(/\p{L}+/gu) ?? []).length <= OTHER_WORDS) return date.day;
  }
  const opening = page.find(({ prose }) => prose)?.text ?? "";
  return findDate(DATELINE.exec(opening)?.[0] ?? "")?.day ?? null;
}
