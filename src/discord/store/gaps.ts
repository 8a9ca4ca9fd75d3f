import type { Tables } from "./tables/tables.ts";

/** A question that the articles of a guild did not answer well. */
export type Gap = {
  /** The wording in which it was last asked. */
  readonly question: string;
  /** How often it went unanswered, in all spellings with the same `questionKey`. */
  readonly times: number;
  /** Milliseconds since 1970. */
  readonly lastAsked: number;
  /** What went wrong last. */
  readonly reason: "unsure" | "not-found" | "thumbs-down";
  /** Id of an article, added since, that answers it; `null` while it is open. */
  readonly closedBy: string | null;
};

/** Condition on an answer. */
export const IS_GAP = `kind = 'ask' AND private = 0 AND (
  verdict <> 'answered'
  OR EXISTS (SELECT 1 FROM votes WHERE votes.answer = answers.id AND vote = 'down')
)`;

/** Unanswered questions, each with its rank among those with the same key, latest first. */
const UNANSWERED = `
  SELECT question, "questionKey", verdict, "createdAt", "closedBy",
    count(*) OVER (PARTITION BY "questionKey") AS times,
    row_number() OVER (PARTITION BY "questionKey" ORDER BY "createdAt" DESC, id) AS place
  FROM answers LEFT JOIN later ON later.answer = answers.id
  WHERE guild = $1 AND ${IS_GAP}
`;

/**
 * Gaps are not stored, but derived from answers and votes, so they reflect every changed vote and forgotten answer. Private questions
 * stay private.
 */
export function gapsIn({ query }: Tables) {
  return {
    /** Open gaps first; within both groups latest first. @param from number of gaps to skip */
    list: (guild: string, from: number, most: number): Promise<Gap[]> =>
      query(
        `SELECT question, CAST(times AS INTEGER) AS times, "createdAt" AS "lastAsked",
           CASE verdict WHEN 'answered' THEN 'thumbs-down' ELSE verdict END AS reason, "closedBy"
         FROM (${UNANSWERED}) AS unanswered WHERE place = 1
         ORDER BY "closedBy" IS NOT NULL, "createdAt" DESC, "questionKey" LIMIT $2 OFFSET $3`,
        [guild, most, from],
      ),
    async count(guild: string): Promise<number> {
      const [counted] = await query<{ gaps: number }>(
        `SELECT CAST(count(*) AS INTEGER) AS gaps FROM (${UNANSWERED}) AS unanswered WHERE place = 1`,
        [guild],
      );
      return counted!.gaps;
    },
  };
}
