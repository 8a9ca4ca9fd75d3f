/** Formatters by locale, created on first use: each takes about 20 ms, and most commands need at most one. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A day in words: "21 January 2014".
 *
 * @param day `YYYY-MM-DD`, or a time in milliseconds since 1970, read as UTC
 */
export function longDate(day: string | number, locale = "en-GB"): string {
  const known = formats.get(locale);
  const format = known ?? new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  if (!known) formats.set(locale, format);
  const written = format.format(new Date(day));
  // Intl leaves out that French has an ordinal for the first of a month.
  return locale.startsWith("fr") ? written.replace(/^1 /, "1er ") : written;
}
