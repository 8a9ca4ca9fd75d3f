import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Manifest } from "../domain.ts";
import type { Librarian } from "../faces/discord/librarian.ts";
import { callsTo } from "./calls.ts";
import type { LibrarianCalls } from "./librarian-process.ts";

/** The compiled file; the same path from `src/commands/` and `dist/commands/`. */
const LIBRARIAN_PROCESS = fileURLToPath(
  new URL("../../dist/commands/librarian-process.js", import.meta.url),
);

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
 * @throws UserError for an index or a model that can't be used
 * @throws Error if the process crashes
 */
export async function startLibrarian(): Promise<LibrarianAtWork> {
  const child = fork(LIBRARIAN_PROCESS, {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const end = () => child.kill("SIGKILL");
  const calls = { untilOpen: callsVia(child, -1, end), atWork: callsVia(child, PATIENCE_MS, end) };
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

function callsVia(child: ChildProcess, ms: number, onLate: () => void) {
  return callsTo<LibrarianCalls>(
    {
      send: (message) => void child.send(message as object, () => {}),
      onMessage: (listener) => void child.on("message", listener),
    },
    { ms, onLate },
  );
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, "exit");
    return signal ?? `exit code ${code}`;
  } catch (error) {
    return (error as Error).message; // It could not even be started.
  }
}
