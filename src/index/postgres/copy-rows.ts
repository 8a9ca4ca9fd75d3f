import type { Queries } from "../../databases/postgres/connections.ts";
import type { Vector } from "../../domain.ts";

/** Rows that go over the network at a time. */
const AT_A_TIME = 500;

/** Columns by name, each with its type in PostgreSQL. */
export type Columns = { readonly [name: string]: string };

export type Row = { readonly [column: string]: unknown };

/**
 * Puts rows into a table, many with one statement.
 *
 * @param tell called with the number of rows so far
 */
export async function insertRows(
  database: Queries,
  table: string,
  columns: Columns,
  rows: Iterable<Row>,
  tell: (done: number) => void,
): Promise<void> {
  const names = Object.keys(columns);
  const arrays = Object.values(columns).map((type, i) => `$${i + 1}::${type}[]`);
  const insert = `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays})`;
  let group: Row[] = [];
  let done = 0;
  const flush = async () => {
    if (group.length === 0) return;
    await database.query(
      insert,
      names.map((name) => group.map((row) => row[name])),
    );
    done += group.length;
    group = [];
    tell(done);
  };
  for (const row of rows) {
    group.push(row);
    if (group.length === AT_A_TIME) await flush();
  }
  await flush();
}

/** A vector as pgvector reads it; nine digits bring back every 32-bit number as it was. */
export function vectorText(vector: Vector): string {
  return `[${Array.from(vector, (number) => number.toPrecision(9))}]`;
}
