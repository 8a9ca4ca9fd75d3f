import { setTimeout as pause } from "node:timers/promises";
import { type ConnectOptions, openSession, type Session } from "./connections.ts";

/** Milliseconds between tries to connect anew: doubled after each. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * A session that is opened anew whenever it is lost, with longer and longer pauses while the server is away.
 *
 * @param onOpen prepares each session, the first and those that replace it
 * @returns how to end it
 * @throws what opening or preparing the first one throws
 */
export async function lastingSession(
  url: string,
  options: ConnectOptions,
  onOpen: (session: Session) => Promise<void>,
): Promise<() => Promise<void>> {
  const closed = new AbortController();
  let session = await opened();
  void keepOpen();
  return async () => {
    closed.abort();
    await session.close();
  };

  async function opened(): Promise<Session> {
    const session = await openSession(url, options);
    try {
      await onOpen(session);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  async function keepOpen(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; !closed.signal.aborted; ) {
      await session.lost;
      try {
        session = await opened();
        pauseMs = FIRST_PAUSE_MS;
      } catch {
        await pause(pauseMs, null, { ref: false, signal: closed.signal }).catch(() => {});
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      }
    }
    await session.close();
  }
}
