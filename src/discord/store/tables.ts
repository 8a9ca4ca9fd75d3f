export type Value = string | number | Uint8Array | null;

export type Statement = readonly [sql: string, values: readonly Value[]];

/**
 * The tables of the bot's memory, in a file (SQLite) or on a server (PostgreSQL). Statements are such that
 * both understand them: `$1`, `$2`, … stand for the values, and names with capitals stand in quotes.
 */
export type Tables = {
  /** The rows that the statement gives. */
  query<Row extends object>(sql: string, values?: readonly Value[]): Promise<Row[]>;
  /** All of the statements or none. */
  atOnce(statements: readonly Statement[]): Promise<void>;
  close(): Promise<void>;
};
