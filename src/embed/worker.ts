/**
 * Entry point of the embedding process. It answers requests one batch at a time, questions before
 * passages: a question that arrives during a build waits for one batch, not for the build.
 */
import { setImmediate as letMessagesIn } from "node:timers/promises";
import type { Vector } from "../domain.ts";
import type { Purpose, Report, Request, WorkerSetup } from "./messages.ts";
import { computeNatively } from "./native-runtime.ts";
import type { Encoder } from "./transformers.ts";

type Job = { readonly id: number; readonly steps: AsyncGenerator<undefined, Vector[]> };

const { modelsFolder, facts, threads } = JSON.parse(process.argv[2]!) as WorkerSetup;
const waiting: { readonly [purpose in Purpose]: Job[] } = { question: [], passage: [] };
let working = false;

// Lives as long as the main process does, which is the one to decide what Ctrl-C means.
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});

try {
  const encoder = await load();
  process.on("message", ({ id, texts, as }: Request) => {
    const prefixed = texts.map((text) => facts.prefix[as] + text);
    waiting[as].push({ id, steps: encoder.embed(prefixed) });
    if (!working) void work();
  });
  tell({ kind: "ready" });
} catch (error) {
  tell({ kind: "unusable", reason: (error as Error).message });
  process.disconnect();
}

async function load(): Promise<Encoder> {
  const { loadEncoder } = await import("./transformers.ts");
  computeNatively(threads);
  return await loadEncoder(modelsFolder, facts);
}

async function work(): Promise<void> {
  working = true;
  while (waiting.question.length + waiting.passage.length > 0) {
    const line = waiting.question.length > 0 ? waiting.question : waiting.passage;
    if (await step(line[0]!)) line.shift();
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
    tell({ kind: "failed", id, reason: (error as Error).message });
    return true;
  }
}

function tell(report: Report): void {
  process.send!(report);
}
