/**
 * A process that reads articles. They come from strangers, and what they hold may keep a parser busy
 * for hours or fill the memory. A process can be ended whatever it does, and what brings it down
 * leaves the build running; a thread that runs out of memory takes the whole program with it.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Reading } from "../../building.ts";
import { DIST, ROOT } from "../../installation.ts";

const ENTRY = join(DIST, "ingest/process/reading-worker.js");

export type ReadingRequest = { readonly bytes: Buffer; readonly id: string };

/** How a process ended instead of giving an answer. */
export type Ending = {
  readonly kind: "ended";
  readonly why: "too long" | "too much memory" | "crash";
  /** Its signal or exit code. */
  readonly how: string;
};

/**
 * The compiled program and its libraries, also by their true names where they are links; each once,
 * because Node 20 aborts over a path that is named twice.
 */
const PROGRAM = [
  DIST,
  join(ROOT, "package.json"),
  ...(createRequire(import.meta.url).resolve.paths("any") ?? []),
]
  .filter((path) => existsSync(path))
  .flatMap((path) => [path, realpathSync(path)]);

/**
 * Options of Node: the process may read the program and none else (`.env` may lie beside it), not
 * write, and start no programs.
 */
export const CONFINED = [
  process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission",
  "--allow-worker",
  ...[...new Set(PROGRAM)].map((path) => `--allow-fs-read=${path}`),
];

export class ReadingProcess {
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<Ending>;
  /** Articles it has been given. */
  given = 0;
  readonly #child: ChildProcess;
  #isLate = false;

  /**
   * Start a process, which takes about 0.1 s.
   *
   * @param mostMemoryMb resident memory at which it is ended, its own included (about 150 MB)
   * @throws Error if it can't be started
   */
  static async start(mostMemoryMb: number): Promise<ReadingProcess> {
    const started = new ReadingProcess(mostMemoryMb);
    const ready = once(started.#child, "message").then(() => null);
    const ending = await Promise.race([ready, started.ended]);
    if (ending === null) return started;
    throw new Error(`The process that reads articles can't be started (${ending.how}).`);
  }

  private constructor(mostMemoryMb: number) {
    this.#child = fork(ENTRY, [String(mostMemoryMb * 1e6)], {
      execArgv: [...CONFINED, `--max-old-space-size=${Math.floor(mostMemoryMb)}`],
      // It needs nothing of it, and NODE_OPTIONS may name files that it may not read.
      env: {},
      serialization: "advanced",
      // What the libraries print, they also throw; stdout belongs to the answers.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.ended = this.#ending();
  }

  /** One article at a time. The process that runs this is kept alive only meanwhile. */
  async read(request: ReadingRequest, mostMs: number): Promise<Reading | Ending> {
    this.given++;
    this.#keepAlive(true);
    const timer = setTimeout(() => {
      this.#isLate = true;
      this.end();
    }, mostMs);
    const answer = new Promise<Reading>((resolve) => this.#child.once("message", resolve));
    this.#child.send(request, () => {}); // If it can't be sent, the process has ended.
    const outcome = await Promise.race([answer, this.ended]);
    clearTimeout(timer);
    this.#keepAlive(false);
    return outcome;
  }

  end(): void {
    this.#child.kill("SIGKILL");
  }

  #keepAlive(busy: boolean): void {
    for (const handle of [this.#child, this.#child.channel]) busy ? handle?.ref() : handle?.unref();
  }

  async #ending(): Promise<Ending> {
    const [code, signal] = await once(this.#child, "exit").catch((error) => [error.message, null]);
    // The watch ends it with SIGKILL, as the system does when memory runs out; the engine aborts.
    const isMemory = signal === "SIGKILL" || signal === "SIGABRT" || code === 134;
    const why = this.#isLate ? "too long" : isMemory ? "too much memory" : "crash";
    return { kind: "ended", why, how: signal ?? `exit code ${code}` };
  }
}
