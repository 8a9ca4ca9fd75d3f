/** Runs SQL; `$1`, `$2`, … stand for the values. @throws UserError STORE_…, see errors.ts */
export type Queries = {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
};

/** All in milliseconds. */
export type Limits = {
  /** Limit for one statement; default 15 s in a pool, and in a session as long as the server works on it. */
  readonly patienceMs?: number;
  /** The server cancels a statement that takes too long; if it has not by this much later, the client gives up. */
  readonly graceMs?: number;
  /** A server that has not accepted a connection after this time counts as unreachable. */
  readonly connectMs?: number;
  /** How often a session is checked, and how long the server may take to answer. */
  readonly probeMs?: number;
  /**
   * The server rolls back a transaction that has been idle for longer, because others may be waiting for its locks.
   * Default: `patienceMs` and `graceMs` together; a minute where statements have no limit.
   */
  readonly idleMs?: number;
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
const IDLE_MS = 60_000;

/** The options with defaults for what is left out. */
export function withDefaults(options: ConnectOptions) {
  const all = { ...LIMITS, ...options };
  const { patienceMs, graceMs } = all;
  const idleMs = patienceMs === undefined ? IDLE_MS : patienceMs + graceMs;
  return { idleMs, ...all };
}
