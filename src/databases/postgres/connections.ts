/** Connections to a PostgreSQL server: the only door to pg, its client. */
import { Socket } from "node:net";
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

/** One connection. Its locks and settings end with it. One that goes silent is ended, and counts as lost. */
export type Session = Omit<Pool, "atOnce"> & {
  /** Fulfilled when the connection ended without `close`. */
  readonly lost: Promise<void>;
  /** All of the work or nothing. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
};

/** All in milliseconds. */
export type Limits = {
  /** For one statement; default 15 s in a pool. In a session by default as long as the server works on it. */
  readonly patienceMs?: number;
  /** The server itself ends a statement that takes too long; after this much longer, the client gives up. */
  readonly graceMs?: number;
  /** A server that has not accepted a connection by then counts as unreachable. */
  readonly connectMs?: number;
  /** How often a session is checked, and how long the server may take to answer the check. */
  readonly probeMs?: number;
};

export type ConnectOptions = Limits & {
  /** Shown in the server's pg_stat_activity: "quotewell answers 4711@host". */
  readonly purpose: string;
  /** Settings of the session by name, such as those of the extensions. */
  readonly settings?: { readonly [name: string]: string };
  /** A channel to listen on, and what to do with each NOTIFY there. */
  readonly listen?: { readonly channel: string; readonly heard: (payload: string) => void };
};

const LIMITS = { graceMs: 5000, connectMs: 10_000, probeMs: 15_000 };
/** A question has no reader after that. */
const POOL_PATIENCE_MS = 15_000;
const IDLE_MS = 10 * 60_000;

const SET =
  "SELECT set_config(name, value, false) FROM unnest($1::text[], $2::text[]) AS s (name, value)";

/** A server that receives nothing, or whose answer went nowhere, waits for its client. */
const IS_AT_WORK = `SELECT FROM pg_stat_activity
  WHERE pid = $1 AND state = 'active' AND wait_event IS DISTINCT FROM 'ClientRead'`;

export function openPool(url: string, connections: number, options: ConnectOptions): Pool {
  const address = shownAddress(url);
  const all = { ...LIMITS, patienceMs: POOL_PATIENCE_MS, ...options };
  const sockets = new Set<Socket>();
  let current = create();

  function create(): pg.Pool {
    const pool = new pg.Pool({
      ...parameters(url, all),
      stream: connectionSocket,
      max: connections,
      idleTimeoutMillis: IDLE_MS,
      onConnect: (client) => prepare(client, all),
    });
    // A connection that is lost while idle is replaced when it is needed.
    pool.on("error", () => {});
    return pool;
  }

  function connectionSocket(): Socket {
    const socket = new Socket();
    sockets.add(socket);
    return socket.once("close", () => sockets.delete(socket));
  }

  async function end(pool: pg.Pool): Promise<void> {
    const ended = [...sockets];
    await pool.end();
    // A silent server does not say goodbye.
    setTimeout(() => {
      for (const socket of ended) socket.destroy();
    }, all.graceMs).unref();
  }

  async function use<Result>(work: (pool: pg.Pool) => Promise<Result>): Promise<Result> {
    const pool = current;
    try {
      return await work(pool);
    } catch (error) {
      // Where one connection went silent, the others probably did, too.
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

async function runAtOnce(pool: pg.Pool, statements: Parameters<Pool["atOnce"]>[0]): Promise<void> {
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

/** @throws UserError if the database can't be reached or refuses the user */
export async function openSession(url: string, options: ConnectOptions): Promise<Session> {
  const { patienceMs, graceMs, probeMs } = { ...LIMITS, ...options };
  const address = shownAddress(url);
  const socket = new Socket();
  const client = new pg.Client({ ...parameters(url, options), stream: () => socket });
  let closing = false;
  client.on("error", () => {});
  const lost = new Promise<void>((resolve) => {
    client.on("end", () => closing || resolve());
  });
  /** The statement under way. */
  let running: object | null = null;
  const query = async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    const mine = {};
    running = mine;
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } catch (error) {
      if (isSilence(error)) socket.destroy();
      throw explainError(error, address);
    } finally {
      if (running === mine) running = null;
    }
  };
  async function close(): Promise<void> {
    closing = true;
    // A silent server does not say goodbye.
    const goodbye = setTimeout(() => socket.destroy(), graceMs);
    await client.end().catch(() => {});
    clearTimeout(goodbye);
  }

  let backend = 0;
  try {
    await client.connect();
    backend = await prepare(client, options);
  } catch (error) {
    await close();
    throw explainError(error, address);
  }

  let before: object | null = null;
  const timer = setInterval(async () => {
    const isSame = running !== null && running === before;
    before = running;
    if (running === null) await probe(client, probeMs).catch(() => socket.destroy());
    else if (isSame && patienceMs === undefined && !(await isAtWork()) && running === before)
      socket.destroy();
  }, probeMs).unref();
  client.on("end", () => clearInterval(timer));

  /** Asks the server over another connection; true also when that can't be found out. */
  async function isAtWork(): Promise<boolean> {
    const limits = { ...options, patienceMs: probeMs, purpose: "watch" };
    const { listen, settings, ...plain } = limits;
    try {
      const other = await openSession(url, plain);
      return await other
        .query(IS_AT_WORK, [backend])
        .then((rows) => rows.length > 0)
        .finally(other.close);
    } catch {
      return true;
    }
  }

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
    close,
  };
}

/** What pg says when a statement was not answered within its time. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

/** @throws unless the server answers, if only with an error */
async function probe(client: pg.Client, waitMs: number): Promise<void> {
  await bounded(client, waitMs, "SELECT 1").catch((error) => {
    if (isSilence(error)) throw error;
  });
}

/** The types of pg lack the time-out of a single query. */
function bounded(client: pg.ClientBase, waitMs: number, text: string, values: unknown[] = []) {
  const query: pg.QueryConfig & { query_timeout: number } = {
    text,
    values,
    query_timeout: waitMs,
  };
  return client.query(query);
}

/** @returns the process id of the server's side */
async function prepare(client: pg.ClientBase, options: ConnectOptions): Promise<number> {
  const { patienceMs = 0, connectMs, settings, listen } = { ...LIMITS, ...options };
  const all = { statement_timeout: String(patienceMs), ...settings };
  await bounded(client, connectMs, SET, [Object.keys(all), Object.values(all)]);
  const { rows } = await bounded(client, connectMs, "SELECT pg_backend_pid() AS pid");
  if (listen !== undefined) {
    client.on("notification", ({ channel, payload }) => {
      if (channel === listen.channel) listen.heard(payload ?? "");
    });
    await bounded(client, connectMs, `LISTEN ${listen.channel}`);
  }
  return rows[0].pid;
}

function parameters(url: string, options: ConnectOptions): pg.ClientConfig {
  const { purpose, patienceMs, graceMs, connectMs } = { ...LIMITS, ...options };
  return {
    connectionString: url,
    application_name: `quotewell ${purpose} ${process.pid}@${hostname()}`,
    connectionTimeoutMillis: connectMs,
    ...(patienceMs !== undefined && { query_timeout: patienceMs + graceMs }),
    keepAlive: true,
    keepAliveInitialDelayMillis: LIMITS.connectMs,
  };
}
