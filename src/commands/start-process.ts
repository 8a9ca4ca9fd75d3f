import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The compiled programs; the same path from `src/commands/` and `dist/commands/`. */
const PROGRAMS = new URL("../../dist/commands/", import.meta.url);

type Program = "index-process" | "librarian-process" | "shard-process";

export type ProcessOptions = {
  /** For a process that uses the database; without it, it does not learn the database's password either. */
  readonly storeUrl?: string | null;
  /** Whether standard output, where the log goes, is its own, too. */
  readonly logs?: boolean;
};

/**
 * Starts a process of the bot. It is spoken with over calls.ts, tells people on standard error, and inherits
 * no secret that it has no use for.
 */
export function startProcess(
  program: Program,
  { storeUrl = null, logs = false }: ProcessOptions = {},
): ChildProcess {
  const { PGPASSWORD, ...env } = process.env;
  return fork(fileURLToPath(new URL(`${program}.js`, PROGRAMS)), {
    env: storeUrl === null ? env : { ...env, PGPASSWORD, STORE_URL: storeUrl },
    serialization: "advanced",
    stdio: ["ignore", logs ? "inherit" : "ignore", "inherit", "ipc"],
  });
}
