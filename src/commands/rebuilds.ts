import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BuildProgress, BuildReport } from "../domain.ts";
import { UserError } from "../errors.ts";
import { errorOf } from "./failure.ts";
import type { IndexMessage } from "./index-process.ts";

/** The compiled file; the same path from `src/commands/` and `dist/commands/`. */
const INDEX_PROCESS = fileURLToPath(
  new URL("../../dist/commands/index-process.js", import.meta.url),
);

/** Brings the index up to date in processes of their own, one at a time. */
export class Rebuilds {
  readonly #onDone: () => Promise<void>;
  #child: ChildProcess | null = null;
  #stopped = false;

  /** @param onDone opens what was built; a rebuild is done when that is done */
  constructor(onDone: () => Promise<void>) {
    this.#onDone = onDone;
  }

  get running(): boolean {
    return this.#child !== null;
  }

  /**
   * @returns `null` when one is running
   * @throws UserError as the build does, or Error when its process ends without a word
   */
  run(onProgress: (progress: BuildProgress) => void): Promise<BuildReport> | null {
    if (this.#child !== null || this.#stopped) return null;
    const child = fork(INDEX_PROCESS, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#child = child;
    return this.#finished(child, onProgress);
  }

  /** No more of them; one that runs is stopped, and goes on where it was when it is started again. */
  stop(): void {
    this.#stopped = true;
    this.#child?.kill();
  }

  async #finished(
    child: ChildProcess,
    onProgress: (progress: BuildProgress) => void,
  ): Promise<BuildReport> {
    try {
      const report = await outcomeOf(child, onProgress);
      await this.#onDone();
      return report;
    } catch (error) {
      throw this.#stopped ? stopped(error) : error;
    } finally {
      this.#child = null;
    }
  }
}

function stopped(cause: unknown): UserError {
  return new UserError(
    "INDEX_STOPPED",
    "The index was not brought up to date, because the bot is being stopped.",
    "Start the bot again: the index goes on where it was.",
    cause,
  );
}

function outcomeOf(
  child: ChildProcess,
  onProgress: (progress: BuildProgress) => void,
): Promise<BuildReport> {
  return new Promise((resolve, reject) => {
    child.on("message", (message: IndexMessage) => {
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "done") resolve(message.report);
      else reject(errorOf(message));
    });
    child.on("error", reject);
    child.on("exit", (code, signal) =>
      reject(new Error(`The index process ended with ${signal ?? `exit code ${code}`}.`)),
    );
  });
}
