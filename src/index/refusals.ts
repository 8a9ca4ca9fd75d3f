import { isPassing } from "../shared/databases/postgres/errors.ts";
import { UserError } from "../shared/errors.ts";
import type { IndexVersion } from "./generation/index-version.ts";

/** Why the newest index is not in use. */
export type Refusal = {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly reason: string;
  /** True when the index could not even be reached; it is tried again at every look, and the reason may change. */
  readonly isAway: boolean;
};

/** A version that was refused for an external reason, such as a model or a setting, is tried again after this time. */
const AGAIN_MS = 60_000;

/** Remembers which version of the index was refused and why, and when to try it again. */
export class Refusals {
  #current: Refusal | null = null;
  /** State of the refused version; `null` if it should be tried again in any case. */
  #state: string | null = null;
  /** When that version is tried again, by the clock of `performance`. */
  #againAt = Number.POSITIVE_INFINITY;
  readonly #now: () => number;

  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** `null` if the newest index is in use. */
  get current(): Refusal | null {
    return this.#current;
  }

  has({ state }: IndexVersion): boolean {
    return state === this.#state && this.#now() < this.#againAt;
  }

  /**
   * @param version what was refused; `null` if it could not be determined
   * @returns false if the reason was already known
   */
  add(error: unknown, version: IndexVersion | null): boolean {
    const isAway = isPassing(error);
    // Only errors that an operator has to fix stay until the index changes.
    const isLasting = error instanceof UserError && !isAway;
    if (!isLasting) this.#state = null;
    else if (version !== null) this.#state = version.state;
    this.#againAt = isOfIndex(error) ? Number.POSITIVE_INFINITY : this.#now() + AGAIN_MS;
    const reason = error instanceof Error ? error.message : String(error);
    const before = this.#current;
    if (reason === before?.reason || (isAway && before?.isAway)) return false;
    this.#current = { since: before?.since ?? Date.now(), reason, isAway };
    return true;
  }

  /** Called when the newest index is in use. */
  clear(): void {
    this.#current = null;
    this.#state = null;
  }

  /** Any version may be tried again; the refusal remains until one can be used. */
  forgetVersion(): void {
    this.#state = null;
  }
}

/** Whether only another version of the index can help. */
function isOfIndex(error: unknown): boolean {
  return error instanceof UserError && error.code.startsWith("INDEX_");
}
