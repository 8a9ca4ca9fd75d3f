/** Connections to a PostgreSQL server: the only door to pg, its client. */
import { hostname } from "node:os";
import pg from "pg";
import { shownAddress } from "./address.ts";
import { explainError } from "./errors.ts";

/** Runs SQL; `$1`, `$2`, … stand for the values. @throws UserError STORE_…, see errors.ts */
export type Queries = {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
};

/** Connections that are made when needed and replaced when lost. */
export type Pool = Queries & {
  /** For messages: without user and password. */
  readonly address: string;
  /** Runs all of the statements, or none if one fails. */
  atOnce(statements: readonly (readonly [string, readonly unknown[]])[]): Promise<void>;
  close(): Promise<void>;
};

/** One connection. Its locks and settings end with it. */
export type Session = Omit<Pool, "atOnce"> & {
  /** Fulfilled when the connection ended without `close`. */
  readonly lost: Promise<void>;
  /** All of the work or nothing. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
};

export type ConnectOptions = {
  /** Shown in the server's pg_stat_activity: "quotewell answers 4711@host". */
  readonly purpose: string;
  /** Milliseconds that one statement may take; default no limit. */
  readonly patienceMs?: number;
  /** Settings of the session by name, such as those of the extensions. */
  readonly settings?: { readonly [name: string]: string };
  /** A channel to listen on, and what to do with each NOTIFY there. */
  readonly listen?: { readonly channel: string; readonly heard: (payload: string) => void };
};

/** A server that has not accepted a connection by then counts as unreachable. */
const CONNECT_MS = 10_000;
/** The server itself ends a statement that takes too long; after this much longer, the client gives up. */
const GRACE_MS = 5000;
const IDLE_MS = 10 * 60_000;

const SET =
  "SELECT set_config(name, value, false) FROM unnest($1::text[], $2::text[]) AS s (name, value)";

export function openPool(url: string, connections: number, options: ConnectOptions): Pool {
  const address = shownAddress(url);
  const pool = new pg.Pool({
    ...parameters(url, options),
    max: connections,
    idleTimeoutMillis: IDLE_MS,
    onConnect: (client) => prepare(client, options),
  });
  // A connection that is lost while idle is replaced when it is needed.
  pool.on("error", () => {});
  const explaining = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error) => {
      throw explainError(error, address, pool.totalCount >= connections);
    });

  async function runAtOnce(statements: Parameters<Pool["atOnce"]>[0]): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      for (const [sql, values] of statements) await client.query(sql, [...values]);
      await client.query("COMMIT");
      client.release();
    } catch (error) {
      // Closing the connection rolls back.
      client.release(true);
      throw error;
    }
  }

  return {
    address,
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await explaining(pool.query<Row>(sql, [...values]))).rows,
    atOnce: (statements) => explaining(runAtOnce(statements)),
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

/** @throws UserError if the database can't be reached or refuses the user */
export async function openSession(url: string, options: ConnectOptions): Promise<Session> {
  const address = shownAddress(url);
  const client = new pg.Client(parameters(url, options));
  let closing = false;
  client.on("error", () => {});
  const lost = new Promise<void>((resolve) => {
    client.on("end", () => closing || resolve());
  });
  const explaining = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error) => {
      throw explainError(error, address);
    });
  const query = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    (await explaining(client.query<Row>(sql, [...values]))).rows;
  await explaining(client.connect().then(() => prepare(client, options)));

  return {
    address,
    lost,
    query,
    async transaction(work) {
      await query("BEGIN");
      try {
        const result = await work();
        await query("COMMIT");
        return result;
      } catch (error) {
        // A lost connection has rolled back by itself.
        await query("ROLLBACK").catch(() => {});
        throw error;
      }
    },
    async close() {
      closing = true;
      await client.end().catch(() => {});
    },
  };
}

async function prepare(
  client: pg.ClientBase,
  { patienceMs = 0, settings, listen }: ConnectOptions,
): Promise<void> {
  const all = { statement_timeout: String(patienceMs), ...settings };
  await client.query(SET, [Object.keys(all), Object.values(all)]);
  if (listen === undefined) return;
  client.on("notification", ({ channel, payload }) => {
    if (channel === listen.channel) listen.heard(payload ?? "");
  });
  await client.query(`LISTEN ${listen.channel}`);
}

function parameters(url: string, { purpose, patienceMs }: ConnectOptions): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: `quotewell ${purpose} ${process.pid}@${hostname()}`,
    connectionTimeoutMillis: CONNECT_MS,
    ...(patienceMs !== undefined && { query_timeout: patienceMs + GRACE_MS }),
    keepAlive: true,
    keepAliveInitialDelayMillis: CONNECT_MS,
  };
}
