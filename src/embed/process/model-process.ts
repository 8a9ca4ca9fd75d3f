/**
 * The main process's end of a process that holds a model: passes calls on, starts another after a crash.
 *
 * A process rather than a thread, because the native binding of onnxruntime-node 1.14 keeps one
 * static reference for all threads: a thread that follows another corrupts memory ("free(): invalid
 * pointer", in 3 of 3 runs of a few starts each), and ending a thread at work aborts everything
 * ("terminate called after throwing an instance of 'Napi::Error'"). A process can be ended and
 * replaced at any time, and what brings it down leaves the bot running.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DIST } from "../../installation.ts";
import { unusable } from "../model/model-files.ts";
import type { ModelSetup, Report, Request } from "./messages.ts";

/** What the process does, as it stands in messages and in the name of its program. */
type Task = "embedding" | "reranking";

type Call<Result> = { resolve(result: Result): void; reject(error: Error): void };

/** One life of the worker, from its start to its end. */
type Life<Result> = {
  readonly child: ChildProcess;
  readonly calls: Map<number, Call<Result>>;
  readonly ready: Promise<void>;
  readonly ended: Promise<unknown>;
};

/** A process of its own that holds a model; it keeps this one alive only while it has work. */
export class ModelProcess<Ask, Result> {
  readonly #task: Task;
  readonly #setup: ModelSetup;
  #life: Life<Result> | undefined;
  #closed = false;
  #lastId = 0;

  constructor(task: Task, setup: ModelSetup) {
    this.#task = task;
    this.#setup = setup;
  }

  /**
   * Start the worker if there is none, which takes about 0.4 s.
   *
   * @throws UserError `MODEL_UNUSABLE` if the model can't be loaded
   */
  async start(): Promise<void> {
    await this.#alive().ready;
  }

  /**
   * @throws UserError `MODEL_UNUSABLE` if the model can't be loaded
   * @throws Error if the worker crashes or is closed meanwhile; after a crash, the next call starts
   * another
   */
  async call(ask: Ask): Promise<Result> {
    const { child, calls } = this.#alive();
    const request: Request<Ask> = { id: ++this.#lastId, ask };
    return await new Promise((resolve, reject) => {
      calls.set(request.id, { resolve, reject });
      keepsAlive(child, true);
      child.send(request, () => {}); // If it can't be sent, the worker has ended, which rejects it.
    });
  }

  /** End the worker. Calls still pending fail. */
  async close(): Promise<void> {
    this.#closed = true;
    if (!this.#life) return;
    const { child, ended } = this.#life;
    keepsAlive(child, true);
    child.kill("SIGKILL");
    await ended;
  }

  #alive(): Life<Result> {
    if (this.#closed) throw new Error(`The ${this.#task} process is closed.`);
    this.#life ??= this.#begin();
    return this.#life;
  }

  #begin(): Life<Result> {
    const program = join(DIST, `embed/process/${this.#task}-worker.js`);
    const child = fork(program, [JSON.stringify(this.#setup)], {
      execArgv: [],
      env: {}, // It needs nothing of it, and secrets may stand there.
      serialization: "advanced",
      // What the libraries print, they also throw; stdout belongs to the answers.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const calls = new Map<number, Call<Result>>();
    const ended = endOf(child);
    const ready = new Promise<void>((resolve, reject) => {
      let loaded = false;
      let fault: string | undefined;
      child.on("message", (report: Report<Result>) => {
        if (report.kind === "ready") {
          loaded = true;
          resolve();
        } else if (report.kind === "unusable") {
          fault = report.reason;
        } else {
          settle(calls, report);
        }
        keepsAlive(child, calls.size > 0);
      });
      void ended.then((how) => {
        this.#life = undefined;
        const reason = this.#whyEnded(how, loaded, fault);
        reject(reason);
        for (const call of calls.values()) call.reject(reason);
      });
    });
    ready.catch(() => {}); // Nobody may be waiting for it; calls fail for themselves.
    return { child, calls, ready, ended };
  }

  #whyEnded(how: string, loaded: boolean, fault?: string): Error {
    if (this.#closed) return new Error(`The ${this.#task} process was closed meanwhile.`);
    if (loaded) return new Error(`The ${this.#task} process crashed (${how}).`);
    const { modelsFolder, facts } = this.#setup;
    return unusable(facts.name, join(modelsFolder, facts.name), fault ?? how);
  }
}

/** How the process ended, once all its messages have been read. */
async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [[code, signal]] = await Promise.all([once(child, "exit"), once(child, "disconnect")]);
    return signal === null ? `exit code ${code}` : `${signal}`;
  } catch (error) {
    return (error as Error).message; // It could not even be started.
  }
}

function keepsAlive(child: ChildProcess, busy: boolean): void {
  for (const handle of [child, child.channel]) busy ? handle?.ref() : handle?.unref();
}

function settle<Result>(
  calls: Map<number, Call<Result>>,
  report: Extract<Report<Result>, { id: number }>,
): void {
  const call = calls.get(report.id)!;
  calls.delete(report.id);
  if (report.kind === "done") call.resolve(report.result);
  else call.reject(new Error(`The model failed on this text: ${report.reason}`));
}
