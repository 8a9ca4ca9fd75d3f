/** One line of the table that `npm run test:faults` prints: what was tried, how often, and what came of it. */
export type Row = {
  /** "update: every write torn" */
  readonly what: string;
  /** How many cases were tried; 0 for a line of information. */
  readonly cases: number;
  /** What came of them, for a reader: "old 160, new 16". */
  readonly outcome: string;
  /** A sentence for each case that went wrong; any makes the run fail. */
  readonly failures: readonly string[];
};

/** Counts outcomes by name and puts them into words, the first seen first. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(outcome: string): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
  }

  toString(): string {
    return [...this.#counts].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
  }
}
