import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { DIST } from "../installation.ts";

type Program = "index-process" | "librarian-process";

/**
 * Has glibc ask for huge pages for what is large: a walk through the vectors of 100,000 passages then takes
 * 1.4 times less. Other C libraries ignore it.
 */
const HUGE_PAGES = { GLIBC_TUNABLES: "glibc.malloc.hugetlb=1" };

/**
 * Starts a process of the bot. It is spoken with over calls.ts and tells people on standard error.
 *
 * @param storeUrl the setting, which the process does not inherit
 */
export function startProcess(program: Program, storeUrl: string | null): ChildProcess {
  const env = { ...HUGE_PAGES, ...process.env };
  return fork(join(DIST, `commands/processes/${program}.js`), {
    env: storeUrl === null ? env : { ...env, STORE_URL: storeUrl },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}
