import { codeOf, DISK_FULL } from "../../../shared/files/system-errors.ts";
import { isRefused, MissedWrites } from "./missed-writes.ts";
import type { Statement, Tables, Value } from "./tables.ts";

/** Tables with a fallback in the process's memory for when the real ones fail. */
export type TablesWithFallback = Tables & {
  /** Tries to write. @returns why that fails; `null` if it works */
  failure(): Promise<string | null>;
};

/** How long after a failure the real tables are tried again for reading. */
const READ_AGAIN_MS = 5000;

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
  const fallback = new Fallback(openFallback);
  const missed = new MissedWrites(main, onFailure, () => fallback.empty());
  /** By `performance.now()`. */
  let readAgainAt = 0;

  async function read<Row extends object>(sql: string, values: readonly Value[]): Promise<Row[]> {
    if (performance.now() >= readAgainAt)
      try {
        const rows = await main.query<Row>(sql, values);
        if (rows.length > 0 || fallback.isEmpty) return rows;
      } catch (error) {
        readAgainAt = performance.now() + READ_AGAIN_MS;
        onFailure(error);
      }
    return fallback.use((tables) => tables.query<Row>(sql, values));
  }

  /** @param changes whether a result means that something was written */
  async function write<Result>(
    statements: readonly Statement[],
    work: (tables: Tables) => Promise<Result>,
    changes: (result: Result) => boolean,
  ): Promise<Result> {
    if (!missed.areWaiting)
      try {
        return await work(main);
      } catch (error) {
        onFailure(error);
        if (isRefused(error)) return fallback.use(work);
      }
    const result = await fallback.use(work);
    if (changes(result)) missed.add(statements);
    return result;
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
      await missed.close();
      await main.close();
      await fallback.empty();
    },
  };
}

/** Tables in the process's memory, opened when they are first used, and opened again, empty, when they are full. */
class Fallback {
  readonly #open: () => Tables;
  #tables: Tables | null = null;

  constructor(open: () => Tables) {
    this.#open = open;
  }

  get isEmpty(): boolean {
    return this.#tables === null;
  }

  async use<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result> {
    this.#tables ??= this.#open();
    try {
      return await work(this.#tables);
    } catch (error) {
      if (!DISK_FULL.test(codeOf(error))) throw error;
      // Its contents can't be read until the real tables have them.
      await this.empty();
      this.#tables ??= this.#open();
      return work(this.#tables);
    }
  }

  async empty(): Promise<void> {
    const tables = this.#tables;
    this.#tables = null;
    await tables?.close();
  }
}
