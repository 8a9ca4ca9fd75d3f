import type { Statement, Tables, Value } from "./tables.ts";

/** Tables that go on in the memory of the process while the real ones fail. */
export type TablesWithFallback = Tables & {
  /** Tries to write. @returns why that fails; `null` when it works */
  failure(): Promise<string | null>;
};

/** How long after a failure the real tables are tried again. */
const AGAIN_MS = 5000;

/** As much as remembering an answer writes: the last bit of a full disk may still have room for less. */
const PROBE_BYTES = 40_000;
const PROBE = `INSERT INTO notes (name, value) VALUES ($1, $2)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

/**
 * Does in a fallback what the tables fail to do: what is written meanwhile is known until the process ends,
 * and what only the fallback has is found there afterwards, too.
 *
 * @param openFallback makes empty tables, which may refuse more than they have room for: then others are made
 * @param onFailure called for each statement that fails, with the reason
 */
export function withFallback(
  main: Tables,
  openFallback: () => Tables,
  onFailure: (error: unknown) => void,
): TablesWithFallback {
  let fallback: Tables | null = null;
  /** When to try again, by `performance.now()`. */
  const again = { reading: 0, writing: 0 };
  const tried = async <Result>(
    kind: keyof typeof again,
    work: () => Promise<Result>,
  ): Promise<Result | null> => {
    if (performance.now() < again[kind]) return null;
    try {
      return await work();
    } catch (error) {
      again[kind] = performance.now() + AGAIN_MS;
      onFailure(error);
      return null;
    }
  };
  const inFallback = async <Result>(work: (tables: Tables) => Promise<Result>): Promise<Result> => {
    fallback ??= openFallback();
    try {
      return await work(fallback);
    } catch {
      // It is full: what it has is lost, and the statement done in a new one.
      await fallback.close();
      fallback = openFallback();
      return work(fallback);
    }
  };
  return {
    async query<Row extends object>(sql: string, values: readonly Value[] = []): Promise<Row[]> {
      const isReading = /^\s*SELECT\b/.test(sql);
      const rows = await tried(isReading ? "reading" : "writing", () =>
        main.query<Row>(sql, values),
      );
      const isDone = rows !== null && (!isReading || rows.length > 0 || fallback === null);
      return isDone ? rows : inFallback((tables) => tables.query<Row>(sql, values));
    },
    async atOnce(statements: readonly Statement[]) {
      const done = await tried("writing", () => main.atOnce(statements).then(() => true));
      if (done === null) await inFallback((tables) => tables.atOnce(statements));
    },
    async failure() {
      try {
        await main.query(PROBE, ["probe", Buffer.alloc(PROBE_BYTES)]);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    async close() {
      await main.close();
      await fallback?.close();
    },
  };
}
