import { Worker } from "node:worker_threads";

export type Watch = {
  /** Id of the process that started this one. */
  readonly parent: number;
  /** Resident memory of the whole process. */
  readonly mostBytes: number;
  readonly everyMs: number;
};

/**
 * Ends this process with SIGKILL when the one that started it with `startSubprocess` is gone or it has taken too
 * much memory, even while its main thread is busy without end. In a thread, because the limits of the engine count
 * neither buffers nor what native code takes.
 */
export function watchProcess({ mostBytes = Number.POSITIVE_INFINITY, everyMs = 500 } = {}): void {
  // From the environment, because `process.ppid` is another's already if the parent is gone by now.
  const watch: Watch = { parent: Number(process.env.PARENT_PID), mostBytes, everyMs };
  new Worker(new URL("./watch-thread.js", import.meta.url), { workerData: watch });
}
