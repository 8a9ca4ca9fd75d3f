import type { Reading } from "../../glossary/building.ts";
import { ConfinedProcess } from "../../shared/processes/confined-process.ts";
import { SubprocessEnded } from "../../shared/processes/subprocess.ts";
import type { ReadingCalls, ReadingRequest } from "./reading-worker.ts";

/** Limits for reading one article. */
export type ReadingLimits = {
  readonly maxArticleSeconds: number;
  /** For the whole reading process, including about 150 MB for the program itself. */
  readonly maxArticleMemoryMb: number;
};

const ABOUT_LIMITS = /^took .* to read \(setting MAX_ARTICLE_/;

/**
 * Reads articles in a separate process, one at a time. Skips those that take too long or too much memory, or crash the
 * process. A thread would not do: if one runs out of memory, the whole program ends.
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

  /** Starts the process; if that fails, `read` reports it. */
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

  /** Whether an article was skipped for this reason under limits other than the current ones. */
  readsAgain(reason: string): boolean {
    return ABOUT_LIMITS.test(reason) && !Object.values(this.#reasons).includes(reason);
  }

  #reasonOf({ why, how }: SubprocessEnded): string {
    if (why === "late") return this.#reasons.tooLong;
    // When memory runs out, the watch or the system sends SIGKILL, or the engine aborts.
    const isMemory = ["SIGKILL", "SIGABRT", "exit code 134"].includes(how);
    return isMemory ? this.#reasons.tooMuchMemory : `crashed its reader (${how})`;
  }
}
