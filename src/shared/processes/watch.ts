import { Worker } from "node:worker_threads";

export type Watch = {
  /** Id of the process that started this one. */
  readonly parent: number;
  /** Resident memory of the whole process. */
  readonly mostBytes: number;
  readonly everyMs: number;
};

/**
 * Ends this process with SIGKILL when its parent is gone or it has taken too much memory, even while its main thread
 * is in an endless loop. In a thread, and by resident memory, as the limits of the engine count neither buffers nor
 * native code.
 */
export function watchProcess({ mostBytes = Number.POSITIVE_INFINITY, everyMs = 500 } = {}): void {
  // From the environment: `process.ppid` is another process's if the parent is gone already.
  const watch: Watch = { parent: Number(process.env.PARENT_PID), mostBytes, everyMs };
  new Worker(new URL("./watch-thread.js", import.meta.url), { workerData: watch });
}
