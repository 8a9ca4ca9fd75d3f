import type { BuildProgress, BuildReport } from "../../glossary/building.ts";
import { UserError } from "../../shared/errors.ts";
import type { Subprocess } from "../../shared/processes/subprocess.ts";
import { startBotProcess } from "./bot-process.ts";
import type { IndexCalls, RebuildListener } from "./index-process.ts";

type Rebuild = {
  readonly process: Subprocess<IndexCalls>;
  /** `null` before anything is known. */
  progress: BuildProgress | null;
  /** Resolves when it is over, whether it succeeded or failed; never if it was stopped. */
  readonly done: Promise<void>;
};

/** Runs updates of the index in separate processes, one at a time. */
export class Rebuilds {
  readonly #storeUrl: string | null;
  readonly #onDone: () => Promise<void>;
  #current: Rebuild | null = null;
  #stopped = false;

  /**
   * @param storeUrl database to publish the index to; `null` for none
   * @param onDone opens what was built; awaited before a rebuild counts as done
   */
  constructor(storeUrl: string | null, onDone: () => Promise<void>) {
    this.#storeUrl = storeUrl;
    this.#onDone = onDone;
  }

  get current(): Omit<Rebuild, "process"> | null {
    return this.#current;
  }

  /**
   * @returns `null` if an update is already running
   * @throws UserError as the build does, or Error when its process crashes
   */
  run(onProgress: (progress: BuildProgress) => void): Promise<BuildReport> | null {
    if (this.#current !== null || this.#stopped) return null;
    const offers: RebuildListener = {
      async progress(progress) {
        rebuild.progress = progress;
        onProgress(progress);
      },
    };
    const process = startBotProcess<IndexCalls>("index", this.#storeUrl, { offers });
    const report = this.#finished(process);
    const over = () => (this.#stopped ? new Promise<never>(() => {}) : undefined);
    const rebuild: Rebuild = { process, progress: null, done: report.then(over, over) };
    this.#current = rebuild;
    return report;
  }

  /**
   * Runs an update when no other is running, so that it includes every change made before the call.
   *
   * @throws as `run`; never settles if `stop` was called before it began
   */
  async runNext(onProgress: (progress: BuildProgress) => void): Promise<BuildReport> {
    while (this.#current !== null) await this.#current.done;
    return this.run(onProgress) ?? new Promise<never>(() => {});
  }

  /** Starts no more updates and stops the running one, which the next start continues. */
  stop(): void {
    this.#stopped = true;
    void this.#current?.process.end();
  }

  async #finished(process: Subprocess<IndexCalls>): Promise<BuildReport> {
    try {
      const report = await process.calls.update().finally(process.end);
      await this.#onDone();
      return report;
    } catch (error) {
      if (!this.#stopped) throw error;
      throw new UserError(
        "INDEX_STOPPED",
        "The index was not updated because the bot is stopping.",
        "Start the bot again: the update continues where it stopped.",
        error,
      );
    } finally {
      this.#current = null;
    }
  }
}
