import { setImmediate as letMessagesIn } from "node:timers/promises";

/** Work on a request: each step runs the model once, the last one returns the result. */
export type Steps<Result> = AsyncGenerator<undefined, Result>;

type Job = { readonly step: () => Promise<boolean> };

/** Works step by step: an urgent request waits for one step of the running request, not for its end. */
export class StepQueue {
  readonly #urgent: Job[] = [];
  readonly #patient: Job[] = [];
  #working = false;

  /** @throws Error that names what the model failed on */
  run<Result>(steps: Steps<Result>, isUrgent: boolean): Promise<Result> {
    return new Promise((resolve, reject) => {
      /** True after the last step. */
      const step = async () => {
        try {
          const { done, value } = await steps.next();
          if (done) resolve(value);
          return done ?? false;
        } catch (error) {
          reject(new Error(`The model failed on this text: ${(error as Error).message}`));
          return true;
        }
      };
      (isUrgent ? this.#urgent : this.#patient).push({ step });
      if (!this.#working) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#urgent.length + this.#patient.length > 0) {
      const line = this.#urgent.length > 0 ? this.#urgent : this.#patient;
      if (await line[0]!.step()) line.shift();
      await letMessagesIn();
    }
    this.#working = false;
  }
}
