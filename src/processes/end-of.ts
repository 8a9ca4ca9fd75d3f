import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** How a process ended, for a sentence: "SIGKILL", "exit code 1"; when it could not be started, why. */
export async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, "exit");
    return signal ?? `exit code ${code}`;
  } catch (error) {
    return (error as Error).message;
  }
}
