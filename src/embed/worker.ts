/**
 * Entry point of the embedding thread. It answers requests one batch at a time, questions before
 * passages: a question that arrives during a build waits for one batch, not for the build.
 */
import { setImmediate as letMessagesIn } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { Vector } from "../domain.ts";
import { enter, leave } from "./gate.ts";
import type { Purpose, Report, Request, WorkerSetup } from "./messages.ts";
import type { Encoder } from "./transformers.ts";

type Job = { readonly id: number; readonly steps: AsyncGenerator<undefined, Vector[]> };

const port = parentPort!;
const { modelsFolder, facts, gate } = workerData as WorkerSetup;
const waiting: { readonly [purpose in Purpose]: Job[] } = { question: [], passage: [] };
let working = false;

if (enter(gate)) {
  const encoder = await load().finally(() => leave(gate));
  port.on("message", ({ id, texts, as }: Request) => {
    const prefixed = texts.map((text) => facts.prefix[as] + text);
    waiting[as].push({ id, steps: encoder.embed(prefixed) });
    if (!working) void work();
  });
  tell({ kind: "ready", runtime: encoder.runtime });
}

async function load(): Promise<Encoder> {
  const { loadEncoder } = await import("./transformers.ts");
  return await loadEncoder(modelsFolder, facts);
}

async function work(): Promise<void> {
  working = true;
  while (waiting.question.length + waiting.passage.length > 0 && enter(gate)) {
    const line = waiting.question.length > 0 ? waiting.question : waiting.passage;
    const finished = await step(line[0]!).finally(() => leave(gate));
    if (finished) line.shift();
    await letMessagesIn();
  }
  working = false;
}

/** Run one batch of the job; true if it was the last. */
async function step({ id, steps }: Job): Promise<boolean> {
  try {
    const { done, value } = await steps.next();
    if (done) tell({ kind: "done", id, vectors: value });
    return done ?? false;
  } catch (error) {
    tell({ kind: "failed", id, error: error as Error });
    return true;
  }
}

function tell(report: Report): void {
  const moved = report.kind === "done" ? report.vectors.map(({ buffer }) => buffer) : [];
  port.postMessage(report, moved as ArrayBuffer[]);
}
