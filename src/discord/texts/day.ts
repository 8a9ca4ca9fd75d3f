/** Writes a day, given as a time in UTC, as people do: "21 January 2014". Costly to make, cheap to use. */
export function dayFormat(locale: string): (timeMs: number) => string {
  const { format } = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return format;
}
