import { letOthersRun } from "../../../shared/async/let-others-run.ts";
import type { Tables } from "./tables.ts";

/** Rows deleted by one statement: some 5 ms, in which nothing else can use a memory in a file. */
const AT_ONCE = 500;

/**
 * Deletes the rows whose time is earlier than `beforeMs`. Others use the memory in between.
 *
 * @param time the column with a row's time, milliseconds since 1970
 * @param signal ends it early
 * @returns how many were deleted
 */
export async function deleteOlder(
  { query }: Pick<Tables, "query">,
  { table, key, time }: { readonly table: string; readonly key: string; readonly time: string },
  beforeMs: number,
  signal?: AbortSignal,
): Promise<number> {
  const sql = `DELETE FROM ${table} WHERE ${key} IN (
    SELECT ${key} FROM ${table} WHERE "${time}" < $1 LIMIT ${AT_ONCE}
  ) RETURNING ${key}`;
  let deleted = 0;
  while (signal?.aborted !== true) {
    const rows = await query(sql, [beforeMs]);
    deleted += rows.length;
    if (rows.length < AT_ONCE) break;
    await letOthersRun();
  }
  return deleted;
}
