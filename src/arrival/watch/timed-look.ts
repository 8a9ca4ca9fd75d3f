import { ReportOnce } from "../../shared/async/report-once.ts";

/** Looks at the current state and measures how long that takes: a large folder should be looked at rarely. */
export class TimedLook {
  readonly #look: () => Promise<string>;
  readonly #failures: ReportOnce;
  #endedAt = Number.NEGATIVE_INFINITY;
  #tookMs = 0;

  /** @param onFailure called once for each different message until looking works again */
  constructor(look: () => Promise<string>, onFailure: (error: unknown) => void) {
    this.#look = look;
    this.#failures = new ReportOnce(onFailure);
  }

  /** How long the last look took. */
  get tookMs(): number {
    return this.#tookMs;
  }

  /** How long to wait until the last look is `times` its own duration ago; negative if it already is. */
  restMs(times: number): number {
    return this.#endedAt + times * this.#tookMs - performance.now();
  }

  /** @returns `null` if looking fails */
  async now(): Promise<string | null> {
    const startedAt = performance.now();
    try {
      const seen = await this.#look();
      this.#failures.succeeded();
      return seen;
    } catch (error) {
      this.#failures.failed(error);
      return null;
    } finally {
      this.#endedAt = performance.now();
      this.#tookMs = this.#endedAt - startedAt;
    }
  }
}
