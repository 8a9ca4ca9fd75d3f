import type { StoredAnswer } from "./answers.ts";
import { IS_GAP } from "./gaps.ts";
import type { Tables } from "./tables/tables.ts";

/** A question that was not answered well, and has not been answered later. */
export type OpenQuestion = Pick<
  StoredAnswer,
  "id" | "createdAt" | "question" | "topic" | "asker" | "guild" | "channel" | "collection"
> & {
  /** The message that asks; for a command, the reply to it. */
  readonly message: string;
  /** Whether the message is the bot's own answer. */
  readonly byCommand: boolean;
  /** Whether somebody asked for a later answer. */
  readonly wanted: boolean;
  /** The article that now answers it. */
  readonly closedBy: string | null;
};

type Row = Omit<OpenQuestion, "byCommand" | "wanted"> & {
  readonly byCommand: number;
  readonly wanted: number;
};

const SELECTED = `
  SELECT id, "createdAt", question, topic, asker, guild, channel, collection, "closedBy",
    coalesce("questionMessage", "replyMessage") AS message,
    CASE WHEN "questionMessage" IS NULL THEN 1 ELSE 0 END AS "byCommand",
    coalesce(wanted, 0) AS wanted
  FROM answers LEFT JOIN later ON later.answer = answers.id`;

const LATER = "-later";

/** The id of the later answer to a question whose first answer has this id. */
export function laterId(answer: string): string {
  return `${answer}${LATER}`;
}

/** Later answers to questions that were not answered well. */
export function laterIn({ query }: Tables) {
  return {
    /** Stores that somebody waits for an answer to this question. */
    async want(answer: string): Promise<void> {
      await query(
        `INSERT INTO later (wanted, answer) SELECT 1, id FROM answers WHERE id = $1
         ON CONFLICT (answer) DO UPDATE SET wanted = 1`,
        [answer],
      );
    },
    /**
     * Questions that a newer article may answer: first those that somebody waits for, then the latest ones.
     *
     * @param sinceMs earlier questions are left out
     * @param marginMs an article may have been added this long before the question was answered
     */
    async open(sinceMs: number, marginMs: number, most: number): Promise<OpenQuestion[]> {
      const rows = await query<Row>(
        `${SELECTED}
         WHERE ${IS_GAP} AND "replyMessage" IS NOT NULL AND "toldAt" IS NULL AND "createdAt" >= $1
           AND "createdAt" <= (SELECT max(since) FROM arrivals) + $2
           AND id NOT LIKE '%${LATER}'
         ORDER BY coalesce(wanted, 0) DESC, "createdAt" DESC, id LIMIT $3`,
        [sinceMs, marginMs, most],
      );
      return rows.map(questionOf);
    },
    async byId(answer: string): Promise<OpenQuestion | null> {
      const [row] = await query<Row>(`${SELECTED} WHERE id = $1`, [answer]);
      return row ? questionOf(row) : null;
    },
    /** Stores that an article now answers it. */
    async close(answer: string, article: string): Promise<void> {
      await query(
        `INSERT INTO later (wanted, "closedBy", answer) SELECT 0, $1, id FROM answers WHERE id = $2
         ON CONFLICT (answer) DO UPDATE SET "closedBy" = excluded."closedBy"`,
        [article, answer],
      );
    },
    /** Call this before sending the reply: returns true only once, in one process; false if that can't be stored. */
    async begin(answer: string, timeMs: number): Promise<boolean> {
      const sql = `UPDATE later SET "toldAt" = $1 WHERE answer = $2 AND "toldAt" IS NULL RETURNING answer`;
      return (await query(sql, [timeMs, answer])).length > 0;
    },
  };
}

function questionOf({ byCommand, wanted, ...row }: Row): OpenQuestion {
  return { ...row, byCommand: byCommand === 1, wanted: wanted === 1 };
}
