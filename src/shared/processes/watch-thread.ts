/** Entry point of the thread that kills its process; see `watch.ts`. */
import { workerData } from "node:worker_threads";
import type { Watch } from "./watch.ts";

const { parent, mostBytes, everyMs } = workerData as Watch;

setInterval(() => {
  if (process.ppid !== parent || process.memoryUsage.rss() > mostBytes)
    process.kill(process.pid, "SIGKILL");
}, everyMs);
