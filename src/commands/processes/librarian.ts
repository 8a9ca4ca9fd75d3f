import type { Librarian } from "../../discord/library/librarian.ts";
import type { Manifest } from "../../domain.ts";
import { callsTo, channelTo } from "../../processes/calls.ts";
import { endOf } from "../../processes/end-of.ts";
import { startProcess } from "../../processes/start-process.ts";
import type { LibrarianCalls } from "./librarian-process.ts";

/** A call that takes longer never ends: the process is ended and another one is started. */
const PATIENCE_MS = 30_000;

/** A librarian in a process of its own. */
export type LibrarianAtWork = {
  readonly librarian: Librarian;
  readonly manifest: Manifest;
  /** Fulfilled when the process has ended, closed or crashed. Calls that it did not answer fail. */
  readonly lost: Promise<unknown>;
  close(): Promise<void>;
};

/**
 * Starts a process that answers from the index that is current now, which takes about a second.
 *
 * @param storeUrl where the index is; `null` for its folder
 * @throws UserError for an index or a model that can't be used
 * @throws Error if the process crashes
 */
export async function startLibrarian(storeUrl: string | null): Promise<LibrarianAtWork> {
  const child = startProcess("librarian-process", storeUrl);
  const end = () => child.kill("SIGKILL");
  const callsVia = (ms: number) => callsTo<LibrarianCalls>(channelTo(child), { ms, onLate: end });
  const calls = { untilOpen: callsVia(-1), atWork: callsVia(PATIENCE_MS) };
  const lost = endOf(child).then((how) => {
    const error = new Error(`The librarian's process ended with ${how}.`);
    for (const call of Object.values(calls)) call.$close(error);
  });
  try {
    const manifest = await calls.untilOpen.open();
    return { librarian: calls.atWork, manifest, lost, close };
  } catch (error) {
    await close();
    throw error;
  }

  async function close() {
    end();
    await lost;
  }
}
