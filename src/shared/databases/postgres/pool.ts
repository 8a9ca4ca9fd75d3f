import type { Socket } from "node:net";
import { shownAddress } from "./address.ts";
import { isSilence, newPool, type Pool as PgPool } from "./client.ts";
import { type ConnectOptions, type Queries, withDefaults } from "./connections.ts";
import { explainError } from "./errors.ts";

type Statement = readonly [sql: string, values: readonly unknown[]];

/** Connections that are opened when needed and replaced when lost. */
export type Pool = Queries & {
  /** Used in messages: without user and password. */
  readonly address: string;
  /** Runs all of the statements, or none if one fails. */
  atOnce(statements: readonly Statement[]): Promise<void>;
  close(): Promise<void>;
};

/** The longest that a caller waits for an answer. */
const PATIENCE_MS = 15_000;

export function openPool(url: string, connections: number, given: ConnectOptions): Pool {
  const address = shownAddress(url);
  const options = withDefaults({ patienceMs: PATIENCE_MS, ...given });
  const sockets = new Set<Socket>();
  const create = () =>
    newPool(url, connections, options, (socket) => {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    });
  let current = create();

  async function end(pool: PgPool): Promise<void> {
    const ended = [...sockets];
    await pool.end();
    // A silent server never confirms the end of the connection.
    setTimeout(() => {
      for (const socket of ended) socket.destroy();
    }, options.graceMs).unref();
  }

  async function use<Result>(work: (pool: PgPool) => Promise<Result>): Promise<Result> {
    const pool = current;
    try {
      return await work(pool);
    } catch (error) {
      // If one connection went silent, the others probably did, too.
      if (isSilence(error) && pool === current && !pool.ending) {
        current = create();
        void end(pool);
      }
      throw explainError(error, address, pool.totalCount >= connections);
    }
  }

  return {
    address,
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await use((pool) => pool.query<Row>(sql, [...values]))).rows,
    atOnce: (statements) => use((pool) => runAtOnce(pool, statements)),
    async close() {
      if (!current.ending) await end(current);
    },
  };
}

async function runAtOnce(pool: PgPool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  // If a connection is lost between two statements, the next statement fails.
  const ignore = () => {};
  client.on("error", ignore);
  try {
    await client.query("BEGIN");
    for (const [sql, values] of statements) await client.query(sql, [...values]);
    await client.query("COMMIT");
    client.off("error", ignore);
    client.release();
  } catch (error) {
    // Closing the connection rolls back.
    client.release(true);
    throw error;
  }
}
