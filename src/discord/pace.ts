/** How long the bot waits, in milliseconds; tests have less patience. */
export type Pace = {
  /** How often it looks for questions that other processes left open. */
  readonly lookEveryMs: number;
  /** After so long, people who wait for the first index see how far it is. */
  readonly progressAfterMs: number;
  /** How long questions that were taken may still be worked on when the bot stops. */
  readonly finishMs: number;
};

export const PACE: Pace = { lookEveryMs: 5000, progressAfterMs: 10_000, finishMs: 5000 };
