import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { DIST } from "../installation.ts";

type Program = "index-process" | "librarian-process" | "shard-process";

export type ProcessOptions = {
  /** The setting, for a process that reads its settings itself. */
  readonly storeUrl?: string | null;
  /** Whether standard output, where the log goes, is its own, too. */
  readonly logs?: boolean;
};

/**
 * Has glibc ask for huge pages for what is large: a walk through the vectors of 100,000 passages then takes
 * 1.4 times less. Other C libraries ignore it.
 */
const HUGE_PAGES = { GLIBC_TUNABLES: "glibc.malloc.hugetlb=1" };

/** Starts a process of the bot. It is spoken with over calls.ts and tells people on standard error. */
export function startProcess(
  program: Program,
  { storeUrl = null, logs = false }: ProcessOptions = {},
): ChildProcess {
  const env = { ...HUGE_PAGES, ...process.env };
  return fork(join(DIST, `commands/processes/${program}.js`), {
    env: storeUrl === null ? env : { ...env, STORE_URL: storeUrl },
    serialization: "advanced",
    stdio: ["ignore", logs ? "inherit" : "ignore", "inherit", "ipc"],
  });
}
