import { shownAddress } from "./address.ts";
import { bounded, type Connection, connect, disconnect, isSilence } from "./client.ts";
import { type ConnectOptions, type Queries, withDefaults } from "./connections.ts";
import { explainError } from "./errors.ts";

/** One connection. Its locks and settings end with it. If the server goes silent, the session counts as lost. */
export type Session = Queries & {
  /** Used in messages: without user and password. */
  readonly address: string;
  /** Resolves when the connection ends without `close`. */
  readonly lost: Promise<void>;
  /** Runs the work in a transaction. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

/** A backend that received nothing, or whose answer got lost, is waiting for its client. */
const IS_AT_WORK = `SELECT FROM pg_stat_activity
  WHERE pid = $1 AND state = 'active' AND wait_event IS DISTINCT FROM 'ClientRead'`;

/** @throws UserError if the database can't be reached or refuses the user */
export async function openSession(url: string, options: ConnectOptions): Promise<Session> {
  const address = shownAddress(url);
  const connection = await connect(url, options).catch((error) => {
    throw explainError(error, address);
  });
  const { client, socket } = connection;
  let closing = false;
  const lost = new Promise<void>((resolve) => {
    client.on("end", () => closing || resolve());
  });
  /** The statement in progress. */
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
  endWhenSilent(url, options, connection, () => running);
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
      await disconnect(connection, options);
    },
  };
}

/**
 * Ends the connection when the server goes silent: an idle server is probed, and for a statement without a time limit
 * another connection asks whether the server is still working on it.
 *
 * @param running returns the statement in progress
 */
function endWhenSilent(
  url: string,
  options: ConnectOptions,
  { client, socket, backend }: Connection,
  running: () => object | null,
): void {
  const { patienceMs, probeMs } = withDefaults(options);
  let before: object | null = null;
  const look = async () => {
    const now = running();
    const isSame = now !== null && now === before;
    before = now;
    if (now === null) {
      const isThere = await answers(client, probeMs);
      if (!isThere) socket.destroy();
    } else if (isSame && patienceMs === undefined) {
      const isAtWork = await worksOn(backend, url, options);
      if (!isAtWork && running() === now) socket.destroy();
    }
  };
  const timer = setInterval(() => void look(), probeMs).unref();
  client.on("end", () => clearInterval(timer));
}

/** Whether the server answers at all, even with an error. */
async function answers(client: Connection["client"], waitMs: number): Promise<boolean> {
  return bounded(client, waitMs, "SELECT 1").then(
    () => true,
    (error) => !isSilence(error),
  );
}

/** Asks over another connection; also true if that fails. */
async function worksOn(backend: number, url: string, options: ConnectOptions): Promise<boolean> {
  const { listen, settings, ...plain } = options;
  const { probeMs } = withDefaults(options);
  const watch = { ...plain, patienceMs: probeMs, purpose: "watch" };
  try {
    const other = await connect(url, watch);
    const found = other.client.query(IS_AT_WORK, [backend]);
    return await found
      .then(({ rowCount }) => rowCount !== 0)
      .finally(() => disconnect(other, watch));
  } catch {
    return true;
  }
}
