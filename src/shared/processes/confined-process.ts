import { KeyedQueue } from "../async/queue.ts";
import type { Calls } from "./calls.ts";
import { confined } from "./confinement.ts";
import { type Subprocess, SubprocessEnded, startSubprocess } from "./subprocess.ts";

export type ConfinedOptions = {
  /** For messages, and the compiled program in `dist/`, which serves `open` and watches its memory. */
  readonly name: string;
  readonly program: string;
  /** A call that takes longer ends the process. */
  readonly longestCallMs: number;
  /** Of the whole process, about 150 MB of which are the program's own. */
  readonly mostMemoryMb: number;
};

/** Every confined program serves this; done when it has started. */
export type Opens = { open(): Promise<void> };

/** An idle process is ended after this time; the next call starts another. */
const REST_MS = 2000;

/**
 * A process for untrusted bytes, which may keep a parser busy for hours or fill the memory: it can be killed
 * whatever it does, reads no file but the program, writes nothing and starts nothing. It does one thing at a
 * time, and is started by the first call.
 */
export class ConfinedProcess<Methods extends Opens> {
  readonly #options: ConfinedOptions;
  readonly #queue = new KeyedQueue();
  #process: Subprocess<Methods> | null = null;
  /** Number of calls that the process was given. */
  #given = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(options: ConfinedOptions) {
    this.#options = options;
  }

  /** @throws SubprocessEnded when the work takes too much or brings the process down, or Error if none can be started */
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
      // Memory or work that earlier calls left behind is not this one's fault.
      if (error.why !== "late" && this.#given > 1) return this.#runNow(work);
      throw error;
    } finally {
      // A repeated call has set it already.
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
      // It needs nothing of the environment, and NODE_OPTIONS may name files that it may not read.
      env: {},
      execArgv: [...confined(), `--max-old-space-size=${Math.floor(mostMemoryMb)}`],
      stderr: "ignore", // What the libraries print, they also throw.
    });
    this.#given = 0;
    void process.ended.then(() => {
      if (this.#process === process) this.#process = null;
    });
    await process.calls.open();
    return process;
  }
}
