import { letOthersRun } from "../../shared/async/let-others-run.ts";
import { retry } from "../../shared/async/retry.ts";
import { codeOf, DISK_FULL } from "../../shared/files/system-errors.ts";
import type { Statement, Tables, Value } from "./tables.ts";

/** Tables with a fallback in the process's memory for when the real ones fail. */
export type TablesWithFallback = Tables & {
  /** Tries to write. @returns why that fails; `null` if it works */
  failure(): Promise<string | null>;
};

/** How long after a failure the real tables are tried again for reading. */
const READ_AGAIN_MS = 5000;

/** When to retry missed writes: other processes don't know about these, and they may be lost. */
const CATCHING_UP = { retries: Infinity, firstWaitMs: 100, factor: 2, longestWaitMs: 5000 };

/** Most writes kept for the real tables, about a thousand questions: about 50 MB at most. */
const MOST_MISSED = 5000;

/** As much as storing an answer writes: a full disk may still have space for less. */
const PROBE_BYTES = 40_000;
const PROBE = `INSERT INTO notes (name, value) VALUES ($1, $2)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

/**
 * Uses a fallback while the tables fail. What is written in the meantime is known only to this process, until the tables work again: then
 * it is written to them, in the same order.
 *
 * @param openFallback makes empty tables, which may refuse more than they have room for: then others are made
 * @param onFailure called for each attempt that fails, with the reason
 */
export function withFallback(
  main: Tables,
  openFallback: () => Tables,
  onFailure: (error: unknown) => void,
): TablesWithFallback {
  let fallback: Tables | null = null;
  /** Writes that only the fallback has, oldest first. */
  const missed: (readonly Statement[])[] = [];
  let catchingUp: Promise<void> | null = null;
  /** By `performance.now()`. */
  let readAgainAt = 0;
  const closed = new AbortController();

  async function inFallback<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result> {
    fallback ??= openFallback();
    try {
      return await work(fallback);
    } catch (error) {
      if (!DISK_FULL.test(codeOf(error))) throw error;
      // Its contents can't be read until the real tables have them.
      await fallback.close();
      fallback = openFallback();
      return work(fallback);
    }
  }

  async function read<Row extends object>(sql: string, values: readonly Value[]): Promise<Row[]> {
    if (performance.now() >= readAgainAt)
      try {
        const rows = await main.query<Row>(sql, values);
        if (rows.length > 0 || fallback === null) return rows;
      } catch (error) {
        readAgainAt = performance.now() + READ_AGAIN_MS;
        onFailure(error);
      }
    return inFallback((tables) => tables.query<Row>(sql, values));
  }

  /** @param changes whether a result means that something was written */
  async function write<Result>(
    statements: readonly Statement[],
    work: (tables: Tables) => Promise<Result>,
    changes: (result: Result) => boolean,
  ): Promise<Result> {
    if (catchingUp === null)
      try {
        return await work(main);
      } catch (error) {
        onFailure(error);
        if (isRefused(error)) return inFallback(work);
      }
    const result = await inFallback(work);
    if (changes(result)) missed.push(statements);
    if (missed.length > MOST_MISSED) missed.shift();
    catchingUp ??= catchUp();
    catchingUp.catch(() => {}); // Only `close` ends it early.
    return result;
  }

  /** Writes the missed writes to the real tables as soon as these work, until nothing is missing. */
  async function catchUp(): Promise<void> {
    try {
      do await retry(writeMissed, { ...CATCHING_UP, signal: closed.signal });
      while (missed.length > 0);
    } finally {
      catchingUp = null;
    }
    const done = fallback;
    fallback = null;
    await done?.close();
  }

  async function writeMissed(): Promise<void> {
    for (let next = missed.shift(); next !== undefined; next = missed.shift()) {
      try {
        await main.atOnce(next);
      } catch (error) {
        onFailure(error);
        if (!isRefused(error)) {
          missed.unshift(next);
          throw error;
        }
      }
      await letOthersRun();
    }
  }

  return {
    query<Row extends object>(sql: string, values: readonly Value[] = []): Promise<Row[]> {
      if (/^\s*SELECT\b/.test(sql)) return read(sql, values);
      // If the caller is told that nothing was changed, nothing must be changed later, either.
      const changes = (rows: Row[]) => rows.length > 0 || !/\bRETURNING\b/.test(sql);
      return write([[sql, values]], (tables) => tables.query<Row>(sql, values), changes);
    },
    atOnce: (statements) =>
      write(
        statements,
        (tables) => tables.atOnce(statements),
        () => true,
      ),
    async failure() {
      try {
        await main.query(PROBE, ["probe", Buffer.alloc(PROBE_BYTES)]);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    async close() {
      closed.abort();
      await catchingUp?.catch(() => {});
      // Once more, without waiting: afterwards nobody knows of it.
      await writeMissed().catch(() => {});
      await main.close();
      await fallback?.close();
    },
  };
}

/**
 * Whether working tables refuse a statement because of its content: SQLite's codes, and PostgreSQL's classes 22, 23 and 54 (data,
 * constraints, limits). They would refuse it again.
 */
function isRefused(error: unknown): boolean {
  return /^(?:SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)|(?:2[23]|54)...$)/.test(codeOf(error));
}
