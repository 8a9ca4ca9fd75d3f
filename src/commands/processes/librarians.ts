import { availableParallelism, freemem } from "node:os";
import type { Librarian } from "../../discord/library/librarian.ts";
import { SubprocessEnded } from "../../shared/processes/subprocess.ts";
import { CountedLibrarian, Helper } from "./helper.ts";
import type { LibrarianAtWork } from "./librarian.ts";

/** A second librarian is started when the first has this many questions. */
const BUSY = 2;

/** A helper that has been idle for this long is closed; starting one takes about a second. */
const IDLE_MS = 5 * 60_000;

/** The largest share of the free memory that a helper may take. */
const MOST_MEMORY = 1 / 4;

export type HelpOptions = {
  /** Whether there is a core and enough memory for another librarian of this size in bytes. */
  readonly hasRoom?: (bytes: number) => boolean;
  readonly idleMs?: number;
};

/**
 * A librarian with a helper: a second process with the same index and its own model, which runs only while there are more
 * questions than one process can answer. Callers see a single librarian.
 *
 * @param start starts one librarian, with the index that is current at that time
 */
export async function startLibrarians(
  start: () => Promise<LibrarianAtWork>,
  { hasRoom = isRoomFor, idleMs = IDLE_MS }: HelpOptions = {},
): Promise<LibrarianAtWork> {
  const atWork = await start();
  const { librarian, manifest, lost } = atWork;
  const first = new CountedLibrarian(atWork);
  const helper = new Helper(startHelper, idleMs);

  /** A helper takes as much memory as the first librarian, which has the same index and models. */
  async function startHelper(): Promise<LibrarianAtWork | null> {
    if (!hasRoom(await atWork.memory())) return null;
    const started = await start();
    if (started.manifest.generation === manifest.generation) return started;
    await started.close();
    return null;
  }

  const answer: Librarian["answer"] = async (...asked) => {
    if (helper.pending !== null && helper.pending < first.pending) {
      try {
        return await helper.answer(...asked);
      } catch (error) {
        // The first librarian may be able to answer the question that ended the helper; if that ends it, too, it is replaced.
        if (!(error instanceof SubprocessEnded)) throw error;
      }
    }
    if (first.pending >= BUSY) helper.call();
    return first.answer(...asked);
  };

  return {
    // The first librarian answers all other calls.
    librarian: Object.create(librarian, { answer: { value: answer } }),
    manifest,
    lost,
    memory: async () => (await atWork.memory()) + (await helper.memory()),
    async close() {
      await Promise.all([atWork.close(), helper.close()]);
    },
  };
}

function isRoomFor(bytes: number): boolean {
  return availableParallelism() > 1 && bytes < MOST_MEMORY * availableMemory();
}

/** In bytes; respects the limit of a container if Node knows it. */
function availableMemory(): number {
  return process.availableMemory?.() ?? freemem();
}
