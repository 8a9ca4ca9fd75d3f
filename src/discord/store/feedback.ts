import type { Tables } from "./tables.ts";

/** A question that the articles of a guild did not answer well. */
export type Gap = {
  /** As it was asked last. */
  readonly question: string;
  /** How often it went unanswered, in whatever spelling of `questionKey`. */
  readonly times: number;
  /** Milliseconds since 1970. */
  readonly lastAsked: number;
  /** What went wrong last. */
  readonly reason: "unsure" | "not-found" | "thumbs-down";
};

/**
 * Gaps are not written down but read from the answers and votes, so a changed vote or a forgotten
 * answer needs no second thought. Private questions stay private.
 */
export type Gaps = {
  /** Latest first. @param from gaps to pass over */
  list(guild: string, from: number, count: number): Promise<readonly Gap[]>;
  count(guild: string): Promise<number>;
};

/** Unanswered questions, each with its place among those of the same key, the latest first. */
const UNANSWERED = `
  SELECT question, "questionKey", verdict, "createdAt",
    count(*) OVER (PARTITION BY "questionKey") AS times,
    row_number() OVER (PARTITION BY "questionKey" ORDER BY "createdAt" DESC, id) AS place
  FROM answers
  WHERE guild = $1 AND kind = 'ask' AND private = 0 AND (
    verdict <> 'answered' OR EXISTS (SELECT 1 FROM votes WHERE answer = answers.id AND vote = 'down')
  )
`;

export function gapsIn({ query }: Tables): Gaps {
  return {
    list: (guild, from, most) =>
      query<Gap>(
        `SELECT question, CAST(times AS INTEGER) AS times, "createdAt" AS "lastAsked",
           CASE verdict WHEN 'answered' THEN 'thumbs-down' ELSE verdict END AS reason
         FROM (${UNANSWERED}) AS unanswered WHERE place = 1
         ORDER BY "createdAt" DESC, "questionKey" LIMIT $2 OFFSET $3`,
        [guild, most, from],
      ),
    async count(guild) {
      const [counted] = await query<{ gaps: number }>(
        `SELECT CAST(count(*) AS INTEGER) AS gaps FROM (${UNANSWERED}) AS unanswered WHERE place = 1`,
        [guild],
      );
      return counted!.gaps;
    },
  };
}
