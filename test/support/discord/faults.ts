/**
 * How a request goes wrong. `drop-before` cuts the connection before the work is done, `drop-after`
 * when it is done but not answered: a client that just tries again then does it twice.
 */
export type Fault = {
  /** Such as `POST /channels/:channel/messages`, or a pattern for `POST /channels/123/messages`. */
  readonly route?: string | RegExp;
  readonly status: 401 | 429 | 500 | 502 | "drop-before" | "drop-after";
  /** Seconds, for 429. */
  readonly retryAfter?: number;
  /** Whether a 429 speaks of all routes. */
  readonly global?: boolean;
  /** How many requests it strikes; one if left out. */
  readonly times?: number;
};

/** The faults that are still to come. */
export class Faults {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  next(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** The fault that strikes this request, used up by it. */
  take(method: string, pattern: string, path: string): Fault | null {
    const struck = this.#waiting.find(({ fault: { route }, left }) => {
      if (left === 0 || route === undefined) return left > 0;
      return typeof route === "string"
        ? route === `${method} ${pattern}`
        : route.test(`${method} ${path}`);
    });
    if (struck === undefined) return null;
    struck.left -= 1;
    return struck.fault;
  }
}
