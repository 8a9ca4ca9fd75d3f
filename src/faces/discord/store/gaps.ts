import type { Database } from "../../../sqlite.ts";

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
  list(guild: string, from: number, count: number): readonly Gap[];
  count(guild: string): number;
};

/** With `max`, SQLite takes the other columns of a group from the row that holds the maximum. */
const GAPS = `
  SELECT question, count(*) AS times, max(createdAt) AS lastAsked,
    CASE verdict WHEN 'answered' THEN 'thumbs-down' ELSE verdict END AS reason
  FROM answers
  WHERE guild = ? AND kind = 'ask' AND private = 0 AND (
    verdict <> 'answered' OR EXISTS (SELECT 1 FROM votes WHERE answer = answers.id AND vote = 'down')
  )
  GROUP BY questionKey
`;

export function gapsIn(database: Database): Gaps {
  const list = database.prepare<[string, number, number], Gap>(
    `${GAPS} ORDER BY lastAsked DESC, questionKey LIMIT ? OFFSET ?`,
  );
  const count = database
    .prepare<[string], number>(`SELECT count(*) FROM (${GAPS})`)
    .pluck() as unknown as { get(guild: string): number };
  return {
    list: (guild, from, most) => list.all(guild, most, from),
    count: (guild) => count.get(guild),
  };
}
