import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { endOf } from "./end-of.ts";

/** Seconds before a process that ended is started again; one that ends again and again waits longer. */
const WAITS_S = [1, 2, 5, 10, 30, 60];

/** A process that ran for so long is well again. */
const WELL_AFTER_MS = 60_000;

/** How long a process may take to end in order: the bot's five seconds for open questions, and some. */
const END_MS = 8000;

/**
 * Keeps a process running until the signal, which ends it in order.
 *
 * @param onEnded it ended by itself, and is started again after so many seconds
 */
export async function keepRunning(
  start: () => ChildProcess,
  signal: AbortSignal,
  onEnded: (how: string, againInS: number) => void,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    const startedMs = performance.now();
    const child = start();
    const end = () => endInOrder(child);
    signal.addEventListener("abort", end, { once: true });
    const how = await endOf(child);
    signal.removeEventListener("abort", end);
    if (signal.aborted) return;
    failures = performance.now() - startedMs < WELL_AFTER_MS ? failures + 1 : 1;
    const waitS = WAITS_S[Math.min(failures, WAITS_S.length) - 1]!;
    onEnded(how, waitS);
    await pause(waitS * 1000, undefined, { signal }).catch(() => {});
  }
}

function endInOrder(child: ChildProcess): void {
  child.kill("SIGTERM");
  const tooLong = setTimeout(() => child.kill("SIGKILL"), END_MS);
  child.once("exit", () => clearTimeout(tooLong));
}
