import type { BuildProgress, BuildReport } from "../../building.ts";
import { UserError } from "../../errors.ts";
import type { Subprocess } from "../../processes/subprocess.ts";
import { startBotProcess } from "./bot-process.ts";
import type { IndexCalls, RebuildListener } from "./index-process.ts";

/** Brings the index up to date in processes of their own, one at a time. */
export class Rebuilds {
  readonly #storeUrl: string | null;
  readonly #onDone: () => Promise<void>;
  #process: Subprocess<IndexCalls> | null = null;
  #stopped = false;

  /**
   * @param storeUrl where the index is published; `null` for nowhere
   * @param onDone opens what was built; a rebuild is done when that is done
   */
  constructor(storeUrl: string | null, onDone: () => Promise<void>) {
    this.#storeUrl = storeUrl;
    this.#onDone = onDone;
  }

  get running(): boolean {
    return this.#process !== null;
  }

  /**
   * @returns `null` when one is running
   * @throws UserError as the build does, or Error when its process crashes
   */
  run(onProgress: (progress: BuildProgress) => void): Promise<BuildReport> | null {
    if (this.#process !== null || this.#stopped) return null;
    const offers: RebuildListener = { progress: async (progress) => onProgress(progress) };
    this.#process = startBotProcess<IndexCalls>("index", this.#storeUrl, { offers });
    return this.#finished(this.#process);
  }

  /** No more of them; one that runs is stopped, and continues where it was when it is started again. */
  stop(): void {
    this.#stopped = true;
    void this.#process?.end();
  }

  async #finished(process: Subprocess<IndexCalls>): Promise<BuildReport> {
    try {
      const report = await process.calls.update().finally(process.end);
      await this.#onDone();
      return report;
    } catch (error) {
      throw this.#stopped ? stopped(error) : error;
    } finally {
      this.#process = null;
    }
  }
}

function stopped(cause: unknown): UserError {
  return new UserError(
    "INDEX_STOPPED",
    "The index was not updated because the bot is stopping.",
    "Start the bot again: the update continues where it stopped.",
    cause,
  );
}
