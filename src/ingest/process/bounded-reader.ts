import type { Reading } from "../../glossary/building.ts";
import { ConfinedProcess } from "../../shared/processes/confined-process.ts";
import { SubprocessEnded } from "../../shared/processes/subprocess.ts";
import type { ReadingCalls, ReadingRequest } from "./reading-worker.ts";

/** How much the reading of one article may take. */
export type ReadingLimits = {
  readonly maxArticleSeconds: number;
  /** Of the whole process that reads it, about 150 MB of which are the program's own. */
  readonly maxArticleMemoryMb: number;
};

const ABOUT_LIMITS = /^took .* to read \(setting MAX_ARTICLE_/;

/**
 * Reads articles in a process of its own, one at a time, and skips those that take too long, too much
 * memory, or bring their reader down. A thread that runs out of memory would take the whole program with it.
 */
export class BoundedReader {
  readonly #process: ConfinedProcess<ReadingCalls>;
  readonly #reasons: { readonly tooLong: string; readonly tooMuchMemory: string };

  constructor({ maxArticleSeconds, maxArticleMemoryMb }: ReadingLimits) {
    this.#process = new ConfinedProcess({
      name: "reading",
      program: "ingest/process/reading-worker.js",
      longestCallMs: maxArticleSeconds * 1000,
      mostMemoryMb: maxArticleMemoryMb,
    });
    this.#reasons = {
      tooLong: `took longer than ${maxArticleSeconds} s to read (setting MAX_ARTICLE_SECONDS)`,
      tooMuchMemory: `took more than ${maxArticleMemoryMb} MB of memory to read (setting MAX_ARTICLE_MEMORY_MB)`,
    };
  }

  /** Starts the process; if it can't be started, `read` says so. */
  prepare(): void {
    this.#process.run(async () => {}).catch(() => {});
  }

  /** @throws Error if no process can be started */
  async read(request: ReadingRequest): Promise<Reading> {
    try {
      return await this.#process.run(({ read }) => read(request));
    } catch (error) {
      if (!(error instanceof SubprocessEnded)) throw error;
      return { kind: "skipped", reason: this.#reasonOf(error) };
    }
  }

  /** Whether an article was skipped for this reason under other limits than these. */
  readsAgain(reason: string): boolean {
    return ABOUT_LIMITS.test(reason) && !Object.values(this.#reasons).includes(reason);
  }

  #reasonOf({ why, how }: SubprocessEnded): string {
    if (why === "late") return this.#reasons.tooLong;
    // The watch ends it with SIGKILL, as the system does when memory runs out; the engine aborts.
    const isMemory = ["SIGKILL", "SIGABRT", "exit code 134"].includes(how);
    return isMemory ? this.#reasons.tooMuchMemory : `crashed its reader (${how})`;
  }
}
