import type { Collection, Period } from "../../glossary/domain.ts";

/** The articles to search, as an SQL condition on `collection` and `published` with its values. */
export type Condition = { readonly sql: string; readonly values: readonly string[] };

/** @param first number of the first parameter @returns `sql` is empty when all articles are searched */
export function conditionOf(
  within: Collection,
  during: Period | null | undefined,
  first: number,
): Condition {
  const values: string[] = [];
  const parameter = (value: string) => `$${first - 1 + values.push(value)}`;
  const parts = [
    ...(within === null ? [] : [`collection = ${parameter(within)}`]),
    ...(during == null ? [] : ["published IS NOT NULL"]),
    ...(during?.since == null ? [] : [`published >= ${parameter(during.since)}`]),
    ...(during?.until == null ? [] : [`published <= ${parameter(during.until)}`]),
  ];
  return { sql: parts.length === 0 ? "" : `WHERE ${parts.join(" AND ")}`, values };
}
