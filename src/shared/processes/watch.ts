import { Worker } from "node:worker_threads";

export type Watch = {
  /** Id of the process that started this one. */
  readonly parent: number;
  /** Resident memory of the whole process. */
  readonly mostBytes: number;
  readonly everyMs: number;
};

/**
 * Kills this process when its parent is gone or it uses too much memory, even while its main thread is in an endless loop.
 * Hence a thread; and resident memory, because V8's own limits count neither buffers nor native code.
 */
export function watchProcess({ mostBytes = Number.POSITIVE_INFINITY, everyMs = 500 } = {}): void {
  // From the environment: `process.ppid` is a different process if the parent is already gone.
  const watch: Watch = { parent: Number(process.env.PARENT_PID), mostBytes, everyMs };
  new Worker(new URL("./watch-thread.js", import.meta.url), { workerData: watch });
}
