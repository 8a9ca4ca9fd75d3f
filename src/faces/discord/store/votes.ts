import type { Database } from "../../../sqlite.ts";

export type Vote = "up" | "down";
type Tally = { readonly up: number; readonly down: number };

/** One vote a person and answer; the last one counts. */
export type Votes = {
  /** @returns the tally afterwards, or `null` when there is no such answer */
  cast(answer: string, voter: string, vote: Vote): Tally | null;
  of(answer: string): Tally;
};

export function votesIn(database: Database): Votes {
  const cast = database.prepare<[string, Vote, string]>(
    `INSERT INTO votes (voter, vote, answer) SELECT ?, ?, id FROM answers WHERE id = ?
     ON CONFLICT (answer, voter) DO UPDATE SET vote = excluded.vote`,
  );
  const tally = database.prepare<[string], Tally>(
    `SELECT count(*) FILTER (WHERE vote = 'up') AS up, count(*) FILTER (WHERE vote = 'down') AS down
     FROM votes WHERE answer = ?`,
  );
  return {
    cast: (answer, voter, vote) =>
      cast.run(voter, vote, answer).changes === 0 ? null : tally.get(answer)!,
    of: (answer) => tally.get(answer)!,
  };
}
