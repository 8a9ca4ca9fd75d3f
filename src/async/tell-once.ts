/** Reports each failure once, by its message, until the work succeeds again. */
export class TellOnce {
  readonly #tell: (error: unknown) => void;
  readonly #told = new Set<string>();

  constructor(tell: (error: unknown) => void) {
    this.#tell = tell;
  }

  failed(error: unknown): void {
    const message = String(error);
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#tell(error);
  }

  works(): void {
    this.#told.clear();
  }
}
