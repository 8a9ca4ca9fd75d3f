import type { ChildProcess } from "node:child_process";
import type { BuildProgress, BuildReport } from "../../building.ts";
import { UserError } from "../../errors.ts";
import { channelTo, takeCalls } from "../../processes/calls.ts";
import { endOf } from "../../processes/end-of.ts";
import { errorOf } from "../../processes/failure.ts";
import { startProcess } from "../../processes/start-process.ts";
import type { ListenerCalls } from "./index-process.ts";

/** Brings the index up to date in processes of their own, one at a time. */
export class Rebuilds {
  readonly #storeUrl: string | null;
  readonly #onDone: () => Promise<void>;
  #child: ChildProcess | null = null;
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
    return this.#child !== null;
  }

  /**
   * @returns `null` when one is running
   * @throws UserError as the build does, or Error when its process ends without a word
   */
  run(onProgress: (progress: BuildProgress) => void): Promise<BuildReport> | null {
    if (this.#child !== null || this.#stopped) return null;
    const child = startProcess("index-process", this.#storeUrl);
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
    "The index was not updated because the bot is stopping.",
    "Start the bot again: the update continues where it stopped.",
    cause,
  );
}

function outcomeOf(
  child: ChildProcess,
  onProgress: (progress: BuildProgress) => void,
): Promise<BuildReport> {
  return new Promise((resolve, reject) => {
    const listener: ListenerCalls = {
      progress: async (progress) => onProgress(progress),
      done: async (report) => resolve(report),
      failed: async (failure) => reject(errorOf(failure)),
    };
    takeCalls(channelTo(child), listener);
    void endOf(child).then((how) => reject(new Error(`The index process ended with ${how}.`)));
  });
}
