import type { Tables } from "./tables/tables.ts";

export type Vote = "up" | "down";
type Tally = { readonly up: number; readonly down: number };

/** One vote per person and answer; the last one counts. */
export function votesIn({ query }: Tables) {
  const tally = async (answer: string): Promise<Tally> => {
    const [counted] = await query<Tally>(
      `SELECT CAST(count(*) FILTER (WHERE vote = 'up') AS INTEGER) AS up,
         CAST(count(*) FILTER (WHERE vote = 'down') AS INTEGER) AS down
       FROM votes WHERE answer = $1`,
      [answer],
    );
    return counted!;
  };
  return {
    /** @returns the new tally, or `null` if there is no such answer */
    async cast(answer: string, voter: string, vote: Vote): Promise<Tally | null> {
      const counted = await query(
        `INSERT INTO votes (voter, vote, answer) SELECT $1, $2, id FROM answers WHERE id = $3
         ON CONFLICT (answer, voter) DO UPDATE SET vote = excluded.vote RETURNING answer`,
        [voter, vote, answer],
      );
      return counted.length === 0 ? null : tally(answer);
    },
    of: tally,
  };
}
