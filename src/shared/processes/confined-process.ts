import { KeyedQueue } from "../async/queue.ts";
import type { Calls } from "./calls.ts";
import { confined } from "./confinement.ts";
import { type Subprocess, SubprocessEnded, startSubprocess } from "./subprocess.ts";

export type ConfinedOptions = {
  /** Used in messages. */
  readonly name: string;
  /** Compiled entry point in `dist/`; it must serve `open` and watch its own memory. */
  readonly program: string;
  /** A call that takes longer kills the process. */
  readonly longestCallMs: number;
  /** Limit for the whole process; the program itself takes about 150 MB. */
  readonly mostMemoryMb: number;
};

/** Served by every confined program; resolves when it has started. */
export type Opens = { open(): Promise<void> };

/** An idle process is ended after this time; the next call starts a new one. */
const REST_MS = 2000;

/**
 * A process that handles untrusted bytes, which may keep a parser busy for hours or fill the memory. It can be killed at any
 * time, can read no file but the program, and can neither write files nor start programs. It does one thing at a time and
 * is started by the first call.
 */
export class ConfinedProcess<Methods extends Opens> {
  readonly #options: ConfinedOptions;
  readonly #queue = new KeyedQueue();
  #process: Subprocess<Methods> | null = null;
  /** Number of calls that the current process has received. */
  #given = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(options: ConfinedOptions) {
    this.#options = options;
  }

  /** @throws SubprocessEnded when the work exceeds a limit or crashes the process; Error if no process can be started */
  run<Result>(work: (calls: Calls<Methods>) => Promise<Result>): Promise<Result> {
    return this.#queue.run("", () => this.#runNow(work));
  }

  async #runNow<Result>(work: (calls: Calls<Methods>) => Promise<Result>): Promise<Result> {
    clearTimeout(this.#rest);
    this.#process ??= await this.#start();
    const process = this.#process;
    this.#given++;
    try {
      return await work(process.calls);
    } catch (error) {
      if (!(error instanceof SubprocessEnded)) throw error;
      this.#process = null;
      // Earlier calls may have left memory or work behind, so this one gets a second chance.
      if (error.why !== "late" && this.#given > 1) return this.#runNow(work);
      throw error;
    } finally {
      // A repeated call may have set it already.
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => void this.#process?.end(), REST_MS).unref();
    }
  }

  async #start(): Promise<Subprocess<Methods>> {
    const { name, program, longestCallMs, mostMemoryMb } = this.#options;
    const process = startSubprocess<Methods>({
      name,
      program,
      longestCallMs,
      args: [String(mostMemoryMb * 1e6)],
      // It needs no environment, and NODE_OPTIONS may name files that it is not allowed to read.
      env: {},
      execArgv: [...confined(), `--max-old-space-size=${Math.floor(mostMemoryMb)}`],
      stderr: "ignore", // Whatever the libraries print, they also throw.
    });
    this.#given = 0;
    void process.ended.then(() => {
      if (this.#process === process) this.#process = null;
    });
    await process.calls.open();
    return process;
  }
}
