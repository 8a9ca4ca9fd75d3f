import type { Librarian } from "../../discord/library/librarian.ts";
import type { Manifest } from "../../glossary/library.ts";
import { startBotProcess } from "./bot-process.ts";
import type { LibrarianCalls } from "./librarian-process.ts";

/** A call that takes longer is assumed to hang: the process is killed and a new one started. */
const LONGEST_CALL_MS = 30_000;

/** A librarian in a separate process. */
export type LibrarianAtWork = {
  readonly librarian: Librarian;
  readonly manifest: Manifest;
  /** Resolves when the process has ended, closed or crashed. Its unanswered calls fail. */
  readonly lost: Promise<unknown>;
  /** Memory that it uses, including its models, in bytes. */
  memory(): Promise<number>;
  close(): Promise<void>;
};

/**
 * Starts a process that answers from the current index. Starting takes about a second.
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
