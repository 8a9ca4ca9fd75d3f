import type { Librarian } from "../../discord/library/librarian.ts";
import type { Manifest } from "../../glossary/library.ts";
import { startBotProcess } from "./bot-process.ts";
import type { LibrarianCalls } from "./librarian-process.ts";

/** A call that takes longer is taken for endless: the process is killed and another one started. */
const LONGEST_CALL_MS = 30_000;

/** A librarian in a process of its own. */
export type LibrarianAtWork = {
  readonly librarian: Librarian;
  readonly manifest: Manifest;
  /** Fulfilled when the process has ended, closed or crashed. Calls that it did not answer fail. */
  readonly lost: Promise<unknown>;
  /** Bytes of memory that it holds with its models. */
  memory(): Promise<number>;
  close(): Promise<void>;
};

/**
 * Starts a process that answers from the index that is current now, which takes about a second.
 *
 * @param storeUrl where the index is; `null` for its folder
 * @throws UserError for an index or a model that can't be used, or Error if the process crashes
 */
export async function startLibrarian(storeUrl: string | null): Promise<LibrarianAtWork> {
  const options = { longestCallMs: LONGEST_CALL_MS };
  const { calls, ended, end } = startBotProcess<LibrarianCalls>("librarian", storeUrl, options);
  try {
    const manifest = await calls.open();
    const memory = () => calls.memory();
    return { librarian: calls, manifest, lost: ended, memory, close: end };
  } catch (error) {
    await end();
    throw error;
  }
}
