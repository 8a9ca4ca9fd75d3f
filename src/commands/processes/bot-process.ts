/** Starting a process of the bot, and serving the bot in one. */
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
 * Lets glibc use huge pages for large allocations: a walk through the vectors of 100,000 passages is then
 * 1.4 times as fast. Other C libraries ignore it.
 */
const HUGE_PAGES = { GLIBC_TUNABLES: "glibc.malloc.hugetlb=1" };

/**
 * Starts a process of the bot; its messages for people go to standard error.
 *
 * @param storeUrl the setting, which is not in the environment any more
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
 * Serves the bot in a process of its own.
 *
 * @param niceness heartbeats come first (0, in the bot's process), then questions, then rebuilds
 * @returns what the bot offers
 */
export function serveBot<Offers extends object>(methods: object, niceness: number): Calls<Offers> {
  // Node would print everything that the error carries, such as a request with the token it went to.
  process.on("uncaughtException", (error) => {
    printError(withoutSecrets(error));
    process.exit(1);
  });
  // It goes on when nobody reads its messages any longer.
  process.stderr.on("error", () => {});
  setPriority(niceness);
  return serveParent<Offers>(methods);
}
