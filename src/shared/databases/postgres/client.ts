/** The only file that imports pg, the PostgreSQL client. */
import { Socket } from "node:net";
import { hostname } from "node:os";
import pg from "pg";
import { type ConnectOptions, withDefaults } from "./connections.ts";

export type { Pool } from "pg";

const SET =
  "SELECT set_config(name, value, false) FROM unnest($1::text[], $2::text[]) AS s (name, value)";

/** How long an idle connection of a pool is kept open. */
const KEPT_MS = 10 * 60_000;

/** A connection that is ready for statements. */
export type Connection = {
  readonly client: pg.Client;
  /** Destroying it ends a connection whose server has gone silent. */
  readonly socket: Socket;
  /** Process id of the server's backend. */
  readonly backend: number;
};

/** @throws what pg throws when the database can't be reached or refuses the user */
export async function connect(url: string, options: ConnectOptions): Promise<Connection> {
  const socket = new Socket();
  const client = new pg.Client({ ...parameters(url, options), stream: () => socket });
  // Failures are reported to the waiting statement, or by the event "end".
  client.on("error", () => {});
  try {
    await client.connect();
    return { client, socket, backend: await prepare(client, options) };
  } catch (error) {
    await disconnect({ client, socket }, options);
    throw error;
  }
}

export async function disconnect(
  { client, socket }: Omit<Connection, "backend">,
  options: ConnectOptions,
): Promise<void> {
  // A silent server never confirms the end of the connection.
  const giveUp = setTimeout(() => socket.destroy(), withDefaults(options).graceMs);
  await client.end().catch(() => {});
  clearTimeout(giveUp);
}

/** @param onSocket called with the socket of every new connection */
export function newPool(
  url: string,
  connections: number,
  options: ConnectOptions,
  onSocket: (socket: Socket) => void,
): pg.Pool {
  const pool = new pg.Pool({
    ...parameters(url, options),
    stream() {
      const socket = new Socket();
      onSocket(socket);
      return socket;
    },
    max: connections,
    idleTimeoutMillis: KEPT_MS,
    onConnect: async (client) => void (await prepare(client, options)),
  });
  // A connection that is lost while idle is replaced when it is needed.
  pool.on("error", () => {});
  return pool;
}

/** Whether pg gave up waiting for the answer to a statement. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

/** Runs a statement with a time limit, an option that pg's types lack. */
export function bounded(
  client: pg.ClientBase,
  waitMs: number,
  text: string,
  values: unknown[] = [],
) {
  const query: pg.QueryConfig & { query_timeout: number } = {
    text,
    values,
    query_timeout: waitMs,
  };
  return client.query(query);
}

/** @returns the process id of the server's backend */
async function prepare(client: pg.ClientBase, options: ConnectOptions): Promise<number> {
  const { patienceMs = 0, idleMs, connectMs, settings, listen } = withDefaults(options);
  const all = {
    statement_timeout: String(patienceMs),
    idle_in_transaction_session_timeout: String(idleMs),
    ...settings,
  };
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
  const { purpose, patienceMs, graceMs, connectMs } = withDefaults(options);
  return {
    connectionString: url,
    application_name: `quotewell ${purpose} ${process.pid}@${hostname()}`,
    connectionTimeoutMillis: connectMs,
    ...(patienceMs !== undefined && { query_timeout: patienceMs + graceMs }),
    keepAlive: true,
    keepAliveInitialDelayMillis: connectMs,
  };
}
