/**
 * A thread of the reading process that ends the process when it has taken too much memory or nobody
 * waits for it any more, even while its main thread is busy without end. A thread, because the limits
 * of the engine count neither buffers nor what native code takes.
 */
import { workerData } from "node:worker_threads";

export type Watch = {
  /** Resident memory of the whole process. */
  readonly mostBytes: number;
  /** Id of the process that started this one. */
  readonly parent: number;
};

const LOOK_EVERY_MS = 20;

const { mostBytes, parent } = workerData as Watch;

setInterval(() => {
  if (process.memoryUsage.rss() > mostBytes || process.ppid !== parent)
    process.kill(process.pid, "SIGKILL");
}, LOOK_EVERY_MS);
