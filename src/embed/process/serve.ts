/** The end of a process that holds a model: it answers requests step by step. */
import { setImmediate as letMessagesIn } from "node:timers/promises";
import type { Report, Request } from "./messages.ts";

/** Work on a request: each step runs the model once, the last one gives the result. */
export type Steps<Result> = AsyncGenerator<undefined, Result>;

type Job<Result> = { readonly id: number; readonly steps: Steps<Result> };

/** What is asked for in this process. */
export type Work<Ask, Result> = {
  begin(ask: Ask): Steps<Result>;
  /** An urgent request that arrives during another waits for one step of that, not for its end. */
  isUrgent(ask: Ask): boolean;
};

/** Load the model, then do what the main process asks for as long as that lives. */
export async function serve<Ask, Result>(load: () => Promise<Work<Ask, Result>>): Promise<void> {
  const urgent: Job<Result>[] = [];
  const patient: Job<Result>[] = [];
  let working = false;

  // The main process is the one to decide what Ctrl-C means.
  process.on("disconnect", () => process.exit());
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});

  try {
    const { begin, isUrgent } = await load();
    process.on("message", ({ id, ask }: Request<Ask>) => {
      (isUrgent(ask) ? urgent : patient).push({ id, steps: begin(ask) });
      if (!working) void work();
    });
    tell({ kind: "ready" });
  } catch (error) {
    tell({ kind: "unusable", reason: (error as Error).message });
    process.disconnect();
  }

  async function work(): Promise<void> {
    working = true;
    while (urgent.length + patient.length > 0) {
      const line = urgent.length > 0 ? urgent : patient;
      if (await step(line[0]!)) line.shift();
      await letMessagesIn();
    }
    working = false;
  }
}

/** Take one step of the job; true if it was the last. */
async function step<Result>({ id, steps }: Job<Result>): Promise<boolean> {
  try {
    const { done, value } = await steps.next();
    if (done) tell({ kind: "done", id, result: value });
    return done ?? false;
  } catch (error) {
    tell({ kind: "failed", id, reason: (error as Error).message });
    return true;
  }
}

function tell<Result>(report: Report<Result>): void {
  process.send!(report);
}
