/**
 * A process that holds a model, seen from its caller.
 *
 * It is a process and not a thread, because ending a thread while onnxruntime-node computes aborts the whole program
 * ("terminate called after throwing an instance of 'Napi::Error'", in 3 of 3 runs with 1.25). A process can be killed and
 * replaced at any time, and if it crashes, the bot goes on.
 */
import { join } from "node:path";
import { type RetryPolicy, retry } from "../../shared/async/retry.ts";
import { UserError } from "../../shared/errors.ts";
import type { Calls } from "../../shared/processes/calls.ts";
import {
  type Subprocess,
  SubprocessEnded,
  startSubprocess,
} from "../../shared/processes/subprocess.ts";
import type { ModelFacts } from "../model/model-facts.ts";
import { unusable } from "../model/model-files.ts";

/** Given to the process as its only argument, in JSON. */
export type ModelSetup = {
  readonly modelsFolder: string;
  readonly facts: Pick<ModelFacts, "name">;
  /** Number of threads to compute with; `null` for one per core. */
  readonly threads: number | null;
};

export type ModelCalls = {
  /** Resolves when the model is loaded. @throws UserError `MODEL_UNUSABLE` */
  load(): Promise<void>;
  /** Memory that the process uses now, in bytes. */
  memory(): Promise<number>;
};

type Running<Methods extends ModelCalls> = {
  readonly process: Subprocess<Methods>;
  readonly load: Promise<void>;
  /** Once true, calls don't wait for `load`: a question is sent before the caller does anything else. */
  isLoaded: boolean;
};

/** V8's space for new objects, in MB: there are few of them, and the default of 16 would cost each process 15 MB more. */
const YOUNG_OBJECTS = "--max-semi-space-size=1";

/** Even the slowest machine needs less time to load a large model, or to embed what is queued before a call. */
const LONGEST_CALL_MS = 15 * 60_000;

const ONCE_MORE: RetryPolicy = {
  retries: 1,
  firstWaitMs: 0,
  isPassing: (error) => hasEnded(error, "crashed"),
};

/** Keeps the calling process alive only while there is work. After a crash, the next call starts a new process. */
export class ModelProcess<Methods extends ModelCalls> {
  readonly #task: "embedding" | "reranking";
  readonly #setup: ModelSetup;
  readonly #longestCallMs: number;
  #running: Running<Methods> | null = null;
  #closed = false;

  /** @param longestCallMs a call that takes longer kills the process */
  constructor(task: "embedding" | "reranking", setup: ModelSetup, longestCallMs = LONGEST_CALL_MS) {
    this.#task = task;
    this.#setup = setup;
    this.#longestCallMs = longestCallMs;
  }

  /**
   * Starts the process if there is none, which takes about 0.4 s.
   *
   * @throws UserError `MODEL_UNUSABLE` if the model can't be loaded
   */
  async loaded(): Promise<void> {
    await this.#open().load;
  }

  /**
   * Calls its methods when the model is loaded. If the process crashes, the call is repeated once: usually the system has killed
   * it for lack of memory, which may be available a moment later.
   *
   * @throws UserError `MODEL_UNUSABLE` if the model can't be loaded, takes too long, or crashes again; Error if the process is
   * closed in the meantime
   */
  async run<Result>(call: (methods: Calls<Methods>) => Promise<Result>): Promise<Result> {
    try {
      return await retry(() => this.#runOnce(call), ONCE_MORE);
    } catch (error) {
      throw hasEnded(error, "crashed") ? this.#unusable(error) : error;
    }
  }

  async #runOnce<Result>(call: (methods: Calls<Methods>) => Promise<Result>): Promise<Result> {
    const running = this.#open();
    if (!running.isLoaded) await running.load;
    try {
      return await call(running.process.calls);
    } catch (error) {
      if (hasEnded(error, "crashed") && this.#running === running) this.#running = null;
      throw hasEnded(error, "late") ? this.#unusable(error) : error;
    }
  }

  /** Memory that it uses with the model loaded, in bytes. @throws as `run` does */
  memory(): Promise<number> {
    return this.run((methods) => methods.memory());
  }

  /** Pending calls fail. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running?.process.end();
  }

  #open(): Running<Methods> {
    if (this.#closed) throw new Error(`The ${this.#task} process is closed.`);
    this.#running ??= this.#start();
    return this.#running;
  }

  #start(): Running<Methods> {
    const process = startSubprocess<Methods>({
      name: this.#task,
      program: `embed/process/${this.#task}-worker.js`,
      args: [JSON.stringify(this.#setup)],
      env: {}, // It needs none, and this one may contain secrets.
      execArgv: [YOUNG_OBJECTS],
      stderr: "ignore", // Whatever the libraries print, they also throw.
      longestCallMs: this.#longestCallMs,
    });
    const forget = () => {
      if (this.#running?.process === process) this.#running = null;
    };
    void process.ended.then(forget);
    const load = process.calls.load().catch(async (error: Error) => {
      forget();
      await process.end();
      const isOfProcess = error instanceof SubprocessEnded && error.why !== "closed";
      throw isOfProcess ? this.#unusable(error) : error;
    });
    const running = { process, load, isLoaded: false };
    load.then(
      () => {
        running.isLoaded = true;
      },
      () => {}, // Reported to each caller.
    );
    return running;
  }

  #unusable({ why, how }: SubprocessEnded): Error {
    const { modelsFolder, facts } = this.#setup;
    if (how === "SIGKILL" && why === "crashed")
      return new UserError(
        "MODEL_UNUSABLE",
        `The ${this.#task} process with the model ${facts.name} was killed again and again (SIGKILL), most likely because memory ran out.`,
        "Stop other programs, give the machine or the container more memory, or set a smaller model; then run the command again: an update continues where it stopped.",
      );
    const tooLong = `it took longer than ${this.#longestCallMs / 60_000} minutes for one answer`;
    const reason = why === "late" ? tooLong : how;
    return unusable(facts.name, join(modelsFolder, facts.name), reason);
  }
}

function hasEnded(error: unknown, why: SubprocessEnded["why"]): error is SubprocessEnded {
  return error instanceof SubprocessEnded && error.why === why;
}
