/** The only door to pg, PostgreSQL's client. */
import { hostname } from "node:os";
import pg from "pg";
import { shownAddress } from "./address.ts";
import { explained } from "./errors.ts";

/** Runs SQL; `$1`, `$2`, … stand for the values. @throws UserError STORE_… as errors.ts tells them */
export type Queries = {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
};

/** Connections that are made when they are needed and made anew when they are lost. */
export type Database = Queries & {
  /** For messages: without user and password. */
  readonly address: string;
  /** Runs all of the statements, or none if one fails. */
  atOnce(statements: readonly (readonly [string, readonly unknown[]])[]): Promise<void>;
  close(): Promise<void>;
};

/** One connection. What it holds, locks above all, ends with it. */
export type Session = Omit<Database, "atOnce"> & {
  /** Fulfilled when it ended although nobody closed it. */
  readonly lost: Promise<void>;
  /** All of the work or nothing. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
};

export type ConnectOptions = {
  /** What it is for, seen in the server's pg_stat_activity: "quotewell answers 4711@host". */
  readonly purpose: string;
  /** How long one statement may take, in milliseconds; without it, as long as it takes. */
  readonly patienceMs?: number;
  /** Settings of the session by name, such as those of the extensions. */
  readonly settings?: { readonly [name: string]: string };
  /** A channel to listen on, and what to do with what others NOTIFY there. */
  readonly listen?: { readonly channel: string; readonly heard: (payload: string) => void };
};

/** A server that does not answer a new connection by then is taken for one that can't be reached. */
const CONNECT_MS = 10_000;
/** The server itself ends a statement that takes too long; a server that is gone does not. */
const GRACE_MS = 5000;
const IDLE_MS = 10 * 60_000;

const SET =
  "SELECT set_config(name, value, false) FROM unnest($1::text[], $2::text[]) AS s (name, value)";

/** @param connections most that are open at the same time */
export function openDatabase(url: string, connections: number, options: ConnectOptions): Database {
  const address = shownAddress(url);
  const pool = new pg.Pool({
    ...parameters(url, options),
    max: connections,
    idleTimeoutMillis: IDLE_MS,
    onConnect: (client) => prepare(client, options),
  });
  // A connection that is lost while it is idle is replaced when it is needed.
  pool.on("error", () => {});
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw explained(error, address, pool.totalCount >= connections);
    }
  };
  return {
    address,
    query: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      attempt(async () => (await pool.query<Row>(sql, [...values])).rows),
    atOnce: (statements) =>
      attempt(async () => {
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
      }),
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

/** @throws UserError if there is no way to the database or it does not let us in */
export async function openSession(url: string, options: ConnectOptions): Promise<Session> {
  const address = shownAddress(url);
  const client = new pg.Client(parameters(url, options));
  let closing = false;
  client.on("error", () => {});
  const lost = new Promise<void>((resolve) => {
    client.on("end", () => closing || resolve());
  });
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw explained(error, address);
    }
  };
  const query = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    attempt(async () => (await client.query<Row>(sql, [...values])).rows);
  await attempt(async () => {
    await client.connect();
    await prepare(client, options);
  });

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
