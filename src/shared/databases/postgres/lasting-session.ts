import { retry } from "../../async/retry.ts";
import type { ConnectOptions } from "./connections.ts";
import { openSession, type Session } from "./session.ts";

const RECONNECTING = { retries: Infinity, firstWaitMs: 500, factor: 2, longestWaitMs: 30_000 };

/**
 * Keeps a session open: a lost one is replaced, with growing pauses while the server is unreachable.
 *
 * @param onOpen prepares each session, the first one and every replacement
 * @returns a function that ends it
 * @throws what opening or preparing the first one throws
 */
export async function lastingSession(
  url: string,
  options: ConnectOptions,
  onOpen: (session: Session) => Promise<void>,
): Promise<() => Promise<void>> {
  const closed = new AbortController();
  let session = await open();
  // Only `close` ends it.
  keepOpen().catch(() => {});
  return async () => {
    closed.abort();
    await session.close();
  };

  async function open(): Promise<Session> {
    const opened = await openSession(url, options);
    try {
      await onOpen(opened);
      closed.signal.throwIfAborted();
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  async function keepOpen(): Promise<void> {
    for (;;) {
      await session.lost;
      await retry(
        async () => {
          session = await open();
        },
        { ...RECONNECTING, signal: closed.signal },
      );
    }
  }
}
