import { type DateOrder, findDate } from "./find-date.ts";

/** At the start of a line or after a name: "Jane Doe | Updated 3 March 2019". */
const START = "(?:^|[|•·,;/–—-]\\s*)";
const END = "(?: online)?(?: on| at| am| le| el| il)?(?: ?: ?|\\s+)(.+)$";
const PUBLISHED =
  "(?:first |originally |article )*(?:published|posted|issued|available online|publication date|date published)|" +
  "veröffentlicht|erschienen|publiée?|postée?|parue?|mise? en ligne|publicad[oa]|pubblicato|opublikowan[oe]|yayınlanma(?: tarihi)?|опубликовано";
const CHANGED =
  "(?:last )?(?:updated|modified)|(?:zuletzt )?(?:aktualisiert|geändert)|(?:dernière )?mise? à jour|modifiée?|" +
  "(?:última )?actualiza(?:d[oa]|ción)|cread[oa]|aggiornato|stand|(?:date|datum|fecha)(?= ?:)";
/** Other dates that journals print before the publication date. */
const SUBMITTED =
  "received|revised|accepted|eingereicht|angenommen|reçue?|acceptée?|recibido|aceptado";

/**
 * "arXiv:2501.01234v2 [cs.CL] 12 Jan 2025", in the margin of a preprint's first page, and "[Submitted on 6 Jan 2025 (v1),
 * last revised 12 Jan 2025 (this version, v2)]", on the page about it.
 */
const STAMP =
  /^(?:arXiv:\S{4,30} \[[\w. -]{2,20}\]|\[Submitted on) (\d{1,2} \w{3,9} \d{4})(?: ?\(v1\).{0,80})?\]?$/;
/** Best first. */
const STATED = [
  ...[PUBLISHED, CHANGED].map((words) => new RegExp(`${START}(?:${words})${END}`, "iu")),
  STAMP,
];
/** A statement without its date, which is on the next line. */
const ALONE = new RegExp(`^(?:${PUBLISHED}|${CHANGED})(?: on| am| le| el| il)?:?$`, "iu");
const STATEMENT = new RegExp(`^(?:${PUBLISHED}|${CHANGED})(?!\\p{L})`, "iu");
const DATE_LINE = new RegExp(`^(?:${PUBLISHED}|${CHANGED}|${SUBMITTED})${END}`, "iu");

/** Most words of a line that states a date. */
export const STATED_WORDS = 24;
/** At most this many such lines are searched for a date. */
const MOST_STATED = 50;
/** Most dates in one line: received, revised, accepted and published. */
const MOST_DATES = 4;
/** Most words in such a line besides its date, such as a time and zone; with more it is a sentence. */
const OTHER_WORDS = 5;
/** A line with one of these words states more than the date. */
const WHO_OR_WHERE = /(?<!\p{L})(?:by|in|author|von|par|auteure?|por|autora?)(?!\p{L})/iu;
/** A time without a date, meaning today: "09:14 GMT". */
const TIME = /^\d{1,2}[:.h]\d\d(?!\d)/;

/**
 * The day on which an article was published, else changed, according to the first line that states it, as `YYYY-MM-DD`:
 * "Published: 3 March 2019", "Stand: 12.11.2026"; also in French, Spanish, Italian and a few other languages. `null` if
 * no line does.
 *
 * @param order as for `findDate`
 */
export function statedDay(lines: readonly string[], order: DateOrder | null): string | null {
  for (const pattern of STATED) {
    const stated = lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
    for (const text of stated.slice(0, MOST_STATED)) {
      const [day] = daysIn(text, order);
      if (day !== undefined) return day;
    }
  }
  return null;
}

/** The days in a text that has only dates and times, as `YYYY-MM-DD`; empty if it has more than a few other words. */
export function daysIn(text: string, order: DateOrder | null): readonly string[] {
  const days: string[] = [];
  let rest = text;
  for (let date = findDate(rest, order); date !== null && days.length < MOST_DATES; ) {
    days.push(date.day);
    rest = date.rest;
    date = findDate(rest, order);
  }
  return hasOtherWords(rest) ? [] : days;
}

/** The lines that only state when an article was published or changed. */
export function dateLinesIn(lines: readonly string[]): ReadonlySet<string> {
  const stated = lines.filter(
    (line) => isStamp(line) || (DATE_LINE.test(line) && !WHO_OR_WHERE.test(line)),
  );
  return new Set(
    stated.slice(0, MOST_STATED).filter((line) => {
      const text = DATE_LINE.exec(line)?.[1] ?? "";
      const isTime = TIME.test(text) && !hasOtherWords(text);
      return isStamp(line) || isTime || daysIn(text, null).length > 0;
    }),
  );
}

/** Whether a line states when an article was published or changed; the date may be on the next line. */
export function isStatement(line: string): boolean {
  return ALONE.test(line) || (STATEMENT.test(line) && /\d/.test(line));
}

/** The lines, with each "Published" that has no date joined to the line below it. */
export function withDatesBelow(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) =>
    ALONE.test(line) && index + 1 < lines.length ? `${line} ${lines[index + 1]}` : line,
  );
}

/** Whether a line is a preprint's stamp. */
export function isStamp(line: string): boolean {
  return STAMP.test(line);
}

function hasOtherWords(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) > OTHER_WORDS;
}
