import { KeyedQueue } from "../../async/queue.ts";
import type { Reading } from "../../building.ts";
import { type Subprocess, SubprocessEnded, startSubprocess } from "../../processes/subprocess.ts";
import { confined } from "./confinement.ts";
import type { ReadingCalls, ReadingRequest } from "./reading-worker.ts";

/** How much the reading of one article may take. */
export type ReadingLimits = {
  readonly maxArticleSeconds: number;
  /** Of the whole process that reads it, about 150 MB of which are the program's own. */
  readonly maxArticleMemoryMb: number;
};

const ABOUT_LIMITS = /^took .* to read \(setting MAX_ARTICLE_/;

/** A process without work is ended after this time; the next article starts another. */
const REST_MS = 2000;

/**
 * Reads articles in a process of its own, one at a time, and skips those that take too long, too much
 * memory, or bring their reader down. The process is started with the first article.
 *
 * Articles come from strangers, and what they hold may keep a parser busy for hours or fill the memory. A
 * process can be ended whatever it does, and what brings it down leaves the build running; a thread that
 * runs out of memory takes the whole program with it.
 */
export class BoundedReader {
  readonly #limits: ReadingLimits;
  readonly #reasons: { readonly tooLong: string; readonly tooMuchMemory: string };
  readonly #queue = new KeyedQueue();
  #process: Subprocess<ReadingCalls> | null = null;
  /** Articles that the process has been given. */
  #given = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(limits: ReadingLimits) {
    const { maxArticleSeconds, maxArticleMemoryMb } = limits;
    this.#limits = limits;
    this.#reasons = {
      tooLong: `took longer than ${maxArticleSeconds} s to read (setting MAX_ARTICLE_SECONDS)`,
      tooMuchMemory: `took more than ${maxArticleMemoryMb} MB of memory to read (setting MAX_ARTICLE_MEMORY_MB)`,
    };
  }

  /** @throws Error if no process can be started */
  read(request: ReadingRequest): Promise<Reading> {
    return this.#queue.run("", () => this.#readNow(request));
  }

  /** Whether an article was skipped for this reason under other limits than these. */
  readsAgain(reason: string): boolean {
    return ABOUT_LIMITS.test(reason) && !Object.values(this.#reasons).includes(reason);
  }

  async #readNow(request: ReadingRequest): Promise<Reading> {
    clearTimeout(this.#rest);
    this.#process ??= await this.#start();
    const process = this.#process;
    this.#given++;
    try {
      const reading = await process.calls.read(request);
      this.#rest = setTimeout(() => void process.end(), REST_MS).unref();
      return reading;
    } catch (error) {
      if (!(error instanceof SubprocessEnded)) throw error;
      this.#process = null;
      // What articles before it have left behind, in memory or undone, is not this one's fault.
      if (error.why !== "late" && this.#given > 1) return this.#readNow(request);
      return { kind: "skipped", reason: this.#reasonOf(error) };
    }
  }

  async #start(): Promise<Subprocess<ReadingCalls>> {
    const { maxArticleSeconds, maxArticleMemoryMb } = this.#limits;
    const process = startSubprocess<ReadingCalls>({
      name: "reading",
      program: "ingest/process/reading-worker.js",
      args: [String(maxArticleMemoryMb * 1e6)],
      // It needs nothing of the environment, and NODE_OPTIONS may name files that it may not read.
      env: {},
      execArgv: [...confined(), `--max-old-space-size=${Math.floor(maxArticleMemoryMb)}`],
      stderr: "ignore", // What the libraries print, they also throw.
      longestCallMs: maxArticleSeconds * 1000,
    });
    this.#given = 0;
    void process.ended.then(() => {
      if (this.#process === process) this.#process = null;
    });
    await process.calls.open();
    return process;
  }

  #reasonOf({ why, how }: SubprocessEnded): string {
    if (why === "late") return this.#reasons.tooLong;
    // The watch ends it with SIGKILL, as the system does when memory runs out; the engine aborts.
    const isMemory = ["SIGKILL", "SIGABRT", "exit code 134"].includes(how);
    return isMemory ? this.#reasons.tooMuchMemory : `crashed its reader (${how})`;
  }
}
