/** Reports failures, each message only once until the work succeeds again. */
export class ReportOnce {
  readonly #report: (error: unknown) => void;
  readonly #reported = new Set<string>();

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  failed(error: unknown): void {
    const message = String(error);
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    this.#report(error);
  }

  succeeded(): void {
    this.#reported.clear();
  }
}
