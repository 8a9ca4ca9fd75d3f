import type { Reading } from "../../glossary/building.ts";
import type { Reason } from "../../glossary/reasons.ts";
import { ConfinedProcess } from "../../shared/processes/confined-process.ts";
import { SubprocessEnded } from "../../shared/processes/subprocess.ts";
import type { ReadingCalls, ReadingRequest } from "./reading-worker.ts";

/** Limits for reading one article. */
export type ReadingLimits = {
  readonly maxArticleSeconds: number;
  /** For the whole reading process, including about 150 MB for the program itself. */
  readonly maxArticleMemoryMb: number;
};

/**
 * Reads articles in a separate process, one at a time. Skips those that take too long or too much memory, or crash the
 * process. A thread would not do: if one runs out of memory, the whole program ends.
 */
export class BoundedReader {
  readonly #process: ConfinedProcess<ReadingCalls>;
  readonly #limits: ReadingLimits;

  constructor(limits: ReadingLimits) {
    this.#limits = limits;
    this.#process = new ConfinedProcess({
      name: "reading",
      program: "ingest/process/reading-worker.js",
      longestCallMs: limits.maxArticleSeconds * 1000,
      mostMemoryMb: limits.maxArticleMemoryMb,
    });
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

  #reasonOf({ why, how }: SubprocessEnded): Reason {
    if (why === "late") return { code: "tooSlow", seconds: this.#limits.maxArticleSeconds };
    // When memory runs out, the watch or the system sends SIGKILL, or the engine aborts.
    const isMemory = ["SIGKILL", "SIGABRT", "exit code 134"].includes(how);
    if (!isMemory) return { code: "crashed", how };
    return { code: "tooMuchMemory", limitMb: this.#limits.maxArticleMemoryMb };
  }
}
