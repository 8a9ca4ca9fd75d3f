import type { BuildParts, BuildPhase, BuildProgress } from "../../glossary/building.ts";

/** Reports the progress of a phase. */
export type OnProgress = (done: number, total: number, passagesPerSecond?: number) => void;

/** Runs the phases of a build, reports their progress and adds up their time. */
export class Phases {
  readonly ms: { [phase in BuildPhase]: number } = {
    reading: 0,
    embedding: 0,
    indexing: 0,
    verifying: 0,
  };
  readonly #started = performance.now();
  readonly #onProgress: (progress: BuildProgress) => void;

  constructor({ onProgress }: BuildParts) {
    this.#onProgress = onProgress ?? (() => {});
  }

  async run<Result>(
    phase: BuildPhase,
    work: (tell: OnProgress) => Promise<Result>,
  ): Promise<Result> {
    const started = performance.now();
    try {
      return await work((done, total, passagesPerSecond) =>
        this.#onProgress({
          phase,
          done,
          total,
          ...(passagesPerSecond !== undefined && { passagesPerSecond }),
        }),
      );
    } finally {
      this.ms[phase] += performance.now() - started;
    }
  }

  get durationMs(): number {
    return performance.now() - this.#started;
  }
}
