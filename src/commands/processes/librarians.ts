import { availableParallelism, freemem } from "node:os";
import type { Librarian } from "../../discord/library/librarian.ts";
import { SubprocessEnded } from "../../shared/processes/subprocess.ts";
import type { LibrarianAtWork } from "./librarian.ts";

/** While so many questions are with the first librarian, another is worth a start. */
const BUSY = 2;

/** A helper that had nothing to do for so long is closed; it takes about a second to start. */
const IDLE_MS = 5 * 60_000;

/** How long after a start that failed, or had no room, the next is tried: under load, attempts would only take time from the first. */
const REST_MS = 60_000;

/** The share of the memory that is free which a helper may take. */
const MOST_MEMORY = 1 / 4;

export type HelpOptions = {
  /** Whether there is a core and memory for another librarian that takes so many bytes. */
  readonly hasRoom?: (bytes: number) => boolean;
  readonly idleMs?: number;
};

type Member = LibrarianAtWork & { pending: number };

/**
 * A librarian with a helper: a second process with the same index and a model of its own, which runs only while more is
 * asked than one can answer. To callers they are one.
 *
 * @param start starts one librarian, with the index that is current then
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

  /** A helper takes as much memory as the first, which has the same index and models. */
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
        // The first may answer what ended the helper; if it ends, too, it is replaced.
        if (!(error instanceof SubprocessEnded)) throw error;
      }
    }
    const isRested = performance.now() - failedAt >= REST_MS;
    if (helper === null && first.pending >= BUSY && isRested) {
      // If it can't be started, the first answers everything.
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
    // The first answers all other calls.
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

/** Within the limit of a container, where Node knows it. */
function availableMemory(): number {
  return process.availableMemory?.() ?? freemem();
}
