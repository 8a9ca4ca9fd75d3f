/** Processes that this one starts and calls. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DIST } from "../../installation.ts";
import { type Calls, connect } from "./calls.ts";

export type SubprocessOptions = {
  /** Used in messages: "The embedding process ended with SIGKILL." */
  readonly name: string;
  /** Compiled entry point in `dist/`; it serves its methods with `serveParent`. */
  readonly program: string;
  readonly args?: readonly string[];
  /** Its whole environment besides PARENT_PID; nothing is inherited. */
  readonly env: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  /** Whether it shares the standard error of this process; its standard output is ignored. */
  readonly stderr: "inherit" | "ignore";
  /** Methods of this process that it may call. */
  readonly offers?: object;
  /** A call that takes longer kills the process; `open` has no limit. */
  readonly longestCallMs?: number;
};

/** Says why a process ended; its unanswered calls fail with this. */
export class SubprocessEnded extends Error {
  /** `closed` by `end`, `late` when a call took too long, else `crashed`. */
  readonly why: "closed" | "late" | "crashed";
  /** Its signal or exit code, such as "SIGKILL" or "exit code 1"; when it could not be started, why. */
  readonly how: string;

  constructor(name: string, why: SubprocessEnded["why"], how: string) {
    const reasons = {
      closed: "was closed meanwhile",
      late: "took too long for an answer and was ended",
      crashed: `ended with ${how}`,
    };
    super(`The ${name} process ${reasons[why]}.`);
    this.why = why;
    this.how = how;
  }
}

export type Subprocess<Methods extends object> = {
  /** The process keeps this one alive only while a call is pending. */
  readonly calls: Calls<Methods>;
  /** Resolves when it has ended and everything it sent has been read. Unanswered calls fail with the same value. */
  readonly ended: Promise<SubprocessEnded>;
  /** Kills it. */
  end(): Promise<void>;
};

/** Starts a process, which takes about 0.1 s; calls wait until it can answer. */
export function startSubprocess<Methods extends object>(
  options: SubprocessOptions,
): Subprocess<Methods> {
  const { name, longestCallMs = null } = options;
  const child = fork(join(DIST, options.program), options.args, {
    env: { ...options.env, PARENT_PID: String(process.pid) },
    execArgv: [...(options.execArgv ?? [])],
    serialization: "advanced",
    stdio: ["ignore", "ignore", options.stderr, "ipc"],
  });
  let why: SubprocessEnded["why"] = "crashed";
  let pending = 0;
  const kill = (reason: SubprocessEnded["why"]) => {
    why = reason;
    child.kill("SIGKILL");
  };
  const around = async (method: string, call: () => Promise<void>) => {
    const isLimited = longestCallMs !== null && method !== "open";
    const timer = isLimited ? setTimeout(() => kill("late"), longestCallMs) : undefined;
    keepsAlive(child, ++pending > 0);
    try {
      await call();
    } finally {
      clearTimeout(timer);
      keepsAlive(child, --pending > 0);
    }
  };
  const channel = {
    send: (message: unknown) => void child.send(message as object, () => {}),
    onMessage: (listener: (message: unknown) => void) => void child.on("message", listener),
  };
  const calls = connect<Methods>(channel, options.offers ?? {}, around);
  const ended = endOf(child).then((how) => {
    const error = new SubprocessEnded(name, why, how);
    calls.$close(error);
    return error;
  });
  return {
    calls,
    ended,
    async end() {
      // Counted as a call, so that a reply that arrives in the meantime doesn't let the program end before this.
      keepsAlive(child, ++pending > 0);
      kill("closed");
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [[code, signal]] = await Promise.all([once(child, "exit"), once(child, "disconnect")]);
    return signal ?? `exit code ${code}`;
  } catch (error) {
    return (error as Error).message;
  }
}

function keepsAlive(child: ChildProcess, busy: boolean): void {
  for (const handle of [child, child.channel]) busy ? handle?.ref() : handle?.unref();
}
