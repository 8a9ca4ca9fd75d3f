/** Starting the bot's child processes, and serving the bot in one. */
import { setPriority } from "node:os";
import { withoutSecrets } from "../../settings/secrets.ts";
import type { Calls } from "../../shared/processes/calls.ts";
import { serveParent } from "../../shared/processes/serve-parent.ts";
import {
  type Subprocess,
  type SubprocessOptions,
  startSubprocess,
} from "../../shared/processes/subprocess.ts";
import { printError } from "../../terminal/error-lines.ts";

/**
 * For the environment. Lets glibc use huge pages for large allocations: walking through the vectors of 100,000 passages is then 1.4 times as fast.
 * Other C libraries ignore it.
 */
export const HUGE_PAGES = { GLIBC_TUNABLES: "glibc.malloc.hugetlb=1" };

/**
 * Starts a child process of the bot; its messages for people go to standard error.
 *
 * @param storeUrl the setting, which has been removed from the environment
 */
export function startBotProcess<Methods extends object>(
  name: "librarian" | "index",
  storeUrl: string | null,
  options: Pick<SubprocessOptions, "offers" | "longestCallMs">,
): Subprocess<Methods> {
  const env = { ...HUGE_PAGES, ...process.env };
  return startSubprocess<Methods>({
    ...options,
    name,
    program: `commands/processes/${name}-process.js`,
    env: storeUrl === null ? env : { ...env, STORE_URL: storeUrl },
    stderr: "inherit",
  });
}

/**
 * Serves the bot in this child process.
 *
 * @param niceness of the process: heartbeats come first (0, in the bot's process), then questions, then rebuilds
 * @returns what the bot offers
 */
export function serveBot<Offers extends object>(methods: object, niceness: number): Calls<Offers> {
  // Node would print every property of the error, such as a request and the token in it.
  process.on("uncaughtException", (error) => {
    printError(withoutSecrets(error));
    process.exit(1);
  });
  // The process goes on when nobody reads its messages any more.
  process.stderr.on("error", () => {});
  setPriority(niceness);
  return serveParent<Offers>(methods);
}
