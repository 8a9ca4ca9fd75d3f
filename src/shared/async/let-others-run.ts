import { setImmediate } from "node:timers/promises";

/** Lets timers, sockets and messages be handled in the middle of long synchronous work. */
export async function letOthersRun(): Promise<void> {
  await setImmediate();
}
