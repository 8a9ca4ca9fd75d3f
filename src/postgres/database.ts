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
  close(): Promise<void>;
};

/** One connection. What it holds, locks above all, ends with it. */
export type Session = Database & {
  /** Fulfilled when it ended although nobody closed it. */
  readonly lost: Promise<void>;
  /** All of the work or nothing. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Hears what others NOTIFY on a channel. */
  listen(channel: string, heard: (payload: string) => void): Promise<void>;
};

export type ConnectOptions = {
  /** What it is for, seen in the server's pg_stat_activity: "quotewell answers 4711@host". */
  readonly purpose: string;
  /** Settings of the session by name, such as statement_timeout. */
  readonly settings?: { readonly [name: string]: string };
};

/** A server that does not answer a new connection by then is taken for one that can't be reached. */
const CONNECT_MS = 10_000;

const SET =
  "SELECT set_config(name, value, false) FROM unnest($1::text[], $2::text[]) AS s (name, value)";

/** @param connections most that are open at the same time */
export function openDatabase(
  url: string,
  connections: number,
  { purpose, settings = {} }: ConnectOptions,
): Database {
  const address = shownAddress(url);
  const pool = new pg.Pool({
    ...parameters(url, purpose),
    max: connections,
    onConnect: async (client) => {
      await client.query(SET, [Object.keys(settings), Object.values(settings)]);
    },
  });
  // A connection that is lost while it is idle is replaced when it is needed.
  pool.on("error", () => {});
  return {
    address,
    async query<Row extends object>(sql: string, values: readonly unknown[] = []) {
      try {
        return (await pool.query<Row>(sql, [...values])).rows;
      } catch (error) {
        throw explained(error, address, pool.totalCount >= connections);
      }
    },
    close: () => pool.end(),
  };
}

/** @throws UserError if there is no way to the database or it does not let us in */
export async function openSession(
  url: string,
  { purpose, settings = {} }: ConnectOptions,
): Promise<Session> {
  const address = shownAddress(url);
  const client = new pg.Client(parameters(url, purpose));
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
  await attempt(() => client.connect());
  await query(SET, [Object.keys(settings), Object.values(settings)]);

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
    async listen(channel, heard) {
      client.on("notification", (notice) => {
        if (notice.channel === channel) heard(notice.payload ?? "");
      });
      await query(`LISTEN ${channel}`);
    },
    async close() {
      closing = true;
      await client.end().catch(() => {});
    },
  };
}

function parameters(url: string, purpose: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: `quotewell ${purpose} ${process.pid}@${hostname()}`,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  };
}
