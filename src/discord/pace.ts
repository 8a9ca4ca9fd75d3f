/** How long the bot waits, in milliseconds; shorter in tests. */
export type Pace = {
  /** How often it looks for questions that other processes left open. */
  readonly lookEveryMs: number;
  /** After this time, people who wait for the first index see its progress. */
  readonly progressAfterMs: number;
  /** How long accepted questions may take when the bot stops. */
  readonly finishMs: number;
};

export const PACE: Pace = { lookEveryMs: 5000, progressAfterMs: 10_000, finishMs: 5000 };
