import { availableParallelism, freemem } from "node:os";
import type { Librarian } from "../../discord/library/librarian.ts";
import { SubprocessEnded } from "../../shared/processes/subprocess.ts";
import type { LibrarianAtWork } from "./librarian.ts";

/** A second librarian is started when the first has this many questions. */
const BUSY = 2;

/** A helper that has been idle for this long is closed; starting one takes about a second. */
const IDLE_MS = 5 * 60_000;

/** How long to wait after a failed or impossible start: under load, further attempts would only slow down the first librarian. */
const REST_MS = 60_000;

/** The largest share of the free memory that a helper may take. */
const MOST_MEMORY = 1 / 4;

export type HelpOptions = {
  /** Whether there is a core and enough memory for another librarian of this size in bytes. */
  readonly hasRoom?: (bytes: number) => boolean;
  readonly idleMs?: number;
};

type Member = LibrarianAtWork & { pending: number };

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
  const first: Member = { ...(await start()), pending: 0 };
  const { librarian, manifest, lost } = first;
  let helper: Member | null = null;
  let starting: Promise<void> | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  /** A helper takes as much memory as the first librarian, which has the same index and models. */
  async function startHelper(): Promise<void> {
    if (!hasRoom(await first.memory())) throw new Error("There is no room for another librarian.");
    const started = { ...(await start()), pending: 0 };
    const isUsable = !closed && started.manifest.generation === manifest.generation;
    if (!isUsable) return await started.close();
    helper = started;
    idle.refresh();
    void started.lost.then(() => {
      helper = null;
    });
  }

  const idle = setTimeout(() => {
    if (helper !== null && helper.pending > 0) idle.refresh();
    else void helper?.close();
  }, idleMs).unref();

  const answer: Librarian["answer"] = async (...asked) => {
    if (helper !== null && helper.pending < first.pending) {
      idle.refresh();
      try {
        return await answerBy(helper, asked);
      } catch (error) {
        // The first librarian may be able to answer the question that ended the helper; if that ends it, too, it is replaced.
        if (!(error instanceof SubprocessEnded)) throw error;
      }
    }
    const isRested = performance.now() - failedAt >= REST_MS;
    if (helper === null && first.pending >= BUSY && isRested) {
      // If the helper can't be started, the first librarian answers everything.
      starting ??= startHelper()
        .catch(() => {
          failedAt = performance.now();
        })
        .finally(() => {
          starting = null;
        });
    }
    return answerBy(first, asked);
  };

  return {
    // The first librarian answers all other calls.
    librarian: Object.create(librarian, { answer: { value: answer } }),
    manifest,
    lost,
    memory: async () => (await first.memory()) + ((await helper?.memory()) ?? 0),
    async close() {
      closed = true;
      clearTimeout(idle);
      await Promise.all([first.close(), helper?.close(), starting]);
    },
  };
}

async function answerBy(
  member: Member,
  asked: Parameters<Librarian["answer"]>,
): ReturnType<Librarian["answer"]> {
  member.pending++;
  try {
    return await member.librarian.answer(...asked);
  } finally {
    member.pending--;
  }
}

function isRoomFor(bytes: number): boolean {
  return availableParallelism() > 1 && bytes < MOST_MEMORY * availableMemory();
}

/** In bytes; respects the limit of a container if Node knows it. */
function availableMemory(): number {
  return process.availableMemory?.() ?? freemem();
}
