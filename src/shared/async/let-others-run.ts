import { setImmediate } from "node:timers/promises";

/** Gives timers, sockets and workers' messages a turn in the middle of long work. */
export async function letOthersRun(): Promise<void> {
  await setImmediate();
}
