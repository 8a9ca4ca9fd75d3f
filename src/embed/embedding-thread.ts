/** The main thread's end of the embedding worker: passes calls on, replaces it after a crash. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Vector } from "../domain.ts";
import { UserError } from "../errors.ts";
import { type Gate, newGate, shut } from "./gate.ts";
import type { Purpose, Report, Request, WorkerSetup } from "./messages.ts";
import { BUNDLED_MODEL } from "./models.ts";
import type { Runtime } from "./transformers.ts";

/** The compiled worker; the same path from `src/embed/` and from `dist/embed/`. */
const ENTRY = new URL("../../dist/embed/worker.js", import.meta.url);

type Call = { resolve(vectors: Vector[]): void; reject(error: Error): void };

/** One life of the worker, from its start to its end. */
type Life = {
  readonly worker: Worker;
  readonly gate: Gate;
  readonly ready: Promise<Runtime>;
  readonly calls: Map<number, Call>;
};

/** Embeds in a thread of its own, which keeps the process alive only while it has work. */
export class EmbeddingThread {
  readonly #setup: Omit<WorkerSetup, "gate">;
  #life: Life | undefined;
  #closed = false;
  #lastId = 0;

  constructor(setup: Omit<WorkerSetup, "gate">) {
    this.#setup = setup;
  }

  /**
   * Start the worker if there is none, which takes about 0.4 s.
   *
   * @throws UserError `MODEL_UNUSABLE` if the model can't be loaded
   */
  start(): Promise<Runtime> {
    return this.#alive().ready;
  }

  /**
   * One vector per text, in the same order.
   *
   * @throws UserError `MODEL_UNUSABLE` if the model can't be loaded
   * @throws Error if the worker crashes or is closed meanwhile; the next call starts another
   */
  embed(texts: readonly string[], as: Purpose): Promise<Vector[]> {
    const { worker, calls } = this.#alive();
    const request: Request = { id: ++this.#lastId, texts, as };
    return new Promise((resolve, reject) => {
      calls.set(request.id, { resolve, reject });
      worker.ref();
      worker.postMessage(request);
    });
  }

  /** End the worker after the batch it is at; calls still pending fail. */
  async close(): Promise<void> {
    this.#closed = true;
    if (!this.#life) return;
    shut(this.#life.gate);
    await this.#life.worker.terminate();
  }

  #alive(): Life {
    if (this.#closed) throw new Error("The embedder is closed.");
    this.#life ??= this.#begin();
    return this.#life;
  }

  #begin(): Life {
    // What the library prints, it also throws; stdout belongs to the answers. Both streams stay
    // unread: reading them would keep the process alive.
    const gate = newGate();
    const workerData: WorkerSetup = { ...this.#setup, gate };
    const worker = new Worker(ENTRY, { workerData, stdout: true, stderr: true });
    const shutGate = () => shut(gate);
    process.once("exit", shutGate);
    const calls = new Map<number, Call>();
    const ready = new Promise<Runtime>((resolve, reject) => {
      let loaded = false;
      let crash: Error | undefined;
      worker.on("message", (report: Report) => {
        if (report.kind === "ready") {
          loaded = true;
          resolve(report.runtime);
        } else {
          settle(calls, report);
        }
        if (calls.size === 0) worker.unref();
      });
      worker.on("error", (error) => {
        crash = error;
      });
      worker.on("exit", () => {
        this.#life = undefined;
        process.off("exit", shutGate);
        const reason = this.#endedBecause(crash, loaded);
        reject(reason);
        for (const call of calls.values()) call.reject(reason);
      });
    });
    ready.catch(() => {}); // Nobody may be waiting for it; the calls fail for themselves.
    return { worker, gate, ready, calls };
  }

  #endedBecause(crash: Error | undefined, loaded: boolean): Error {
    if (this.#closed) return new Error("The embedder was closed while it was at work.");
    const reason = crash?.message ?? "it ended by itself";
    if (loaded) return new Error(`The embedding thread crashed: ${reason}`, { cause: crash });
    const { facts, modelsFolder } = this.#setup;
    const folder = join(modelsFolder, facts.name);
    const refetch = facts.name === BUNDLED_MODEL ? "" : `Delete ${folder} to fetch it again. `;
    return new UserError(
      "MODEL_UNUSABLE",
      `The model in ${folder} can't be loaded: ${reason}`,
      `${refetch}If other models fail too, repair the installation with \`npm ci\`.`,
      crash,
    );
  }
}

function settle(calls: Map<number, Call>, report: Exclude<Report, { kind: "ready" }>): void {
  const call = calls.get(report.id)!;
  calls.delete(report.id);
  if (report.kind === "done") call.resolve(report.vectors);
  else call.reject(report.error);
}
