import type { Span } from "../../domain.ts";
import { fold } from "../../text/fold.ts";
import type { Tables } from "./tables.ts";

/** Where a quote stands: its text is read from the article again. */
export type StoredQuote = {
  readonly article: string;
  readonly span: Span;
  readonly highlights: readonly Span[];
  readonly paragraph: number;
  /** Ids of the articles that say the same. */
  readonly alsoIn: readonly string[];
  /** Fingerprint of the quote's text: tells whether the article still says that there. */
  readonly print: string;
};

/** What the bot remembers of an answer it gave. Ids of Discord are strings of digits. */
export type StoredAnswer = {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** What was asked for: an answer, `/search`, or *Find sources*. */
  readonly kind: "ask" | "search" | "sources";
  readonly question: string;
  /** The last self-contained question of the conversation, see follow-up.ts; often the question itself. */
  readonly topic: string;
  readonly asker: string;
  /** `null` in direct messages. */
  readonly guild: string | null;
  readonly channel: string;
  /** The message that asked; `null` for a command. */
  readonly questionMessage: string | null;
  /** The message that answers; `null` until it is sent, and for one that only the asker sees. */
  readonly replyMessage: string | null;
  /** What was searched; `null` for all articles. */
  readonly collection: string | null;
  readonly verdict: "answered" | "unsure" | "not-found";
  readonly private: boolean;
  /** Best first: those in the message and those behind *More*. */
  readonly quotes: readonly StoredQuote[];
  /** Ids of the nearest articles when nothing was found. */
  readonly closest: readonly string[];
};

type Row = Omit<StoredAnswer, "private" | "quotes" | "closest"> & {
  readonly private: number;
  readonly quotes: string;
  readonly closest: string;
};

/** Columns of an answer's row. */
export const COLUMNS = [
  ...["id", "createdAt", "kind", "question", "topic", "questionKey", "asker", "guild", "channel"],
  ...["questionMessage", "replyMessage", "collection", "verdict", "private", "quotes", "closest"],
] as const;

const PUT = `
  INSERT INTO answers (${COLUMNS.map((name) => `"${name}"`)})
  VALUES (${COLUMNS.map((_, i) => `$${i + 1}`)})
`;

/** Keeps answers by id, by the message that asked and by the message that answers. */
export type Answers = {
  /** Adds an answer; one of the same id or to the same message gives way, with its votes. */
  put(answer: StoredAnswer): Promise<void>;
  byId(id: string): Promise<StoredAnswer | null>;
  toMessage(questionMessage: string): Promise<StoredAnswer | null>;
  inMessage(replyMessage: string): Promise<StoredAnswer | null>;
  /** The latest answer that was sent to a channel or thread for all to see. */
  lastIn(channel: string): Promise<StoredAnswer | null>;
  /** Channels of direct messages in which something was answered since then, the latest first. */
  directChannels(sinceMs: number, most: number): Promise<readonly string[]>;
  /** Notes which message shows the answer to all; a private one is private no more. */
  sent(id: string, replyMessage: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Forgets answers given before that time, with their votes. @returns how many */
  forgetBefore(timeMs: number): Promise<number>;
};

export function answersIn({ query, atOnce }: Tables): Answers {
  const first = (condition: string) => async (value: string) =>
    answerOf((await query<Row>(`SELECT * FROM answers WHERE ${condition}`, [value]))[0]);
  return {
    async put(answer) {
      const row = {
        ...answer,
        // Questions that differ only in case, accents, punctuation or blanks have the same key.
        questionKey: fold(answer.question),
        private: answer.private ? 1 : 0,
        quotes: JSON.stringify(answer.quotes),
        closest: JSON.stringify(answer.closest),
      };
      await atOnce([
        [
          'DELETE FROM answers WHERE id = $1 OR "questionMessage" = $2',
          [answer.id, answer.questionMessage],
        ],
        [PUT, COLUMNS.map((name) => row[name])],
      ]);
    },
    byId: first("id = $1"),
    toMessage: first('"questionMessage" = $1'),
    inMessage: first('"replyMessage" = $1'),
    lastIn: first(
      `channel = $1 AND kind = 'ask' AND private = 0 AND "replyMessage" IS NOT NULL
       ORDER BY "createdAt" DESC LIMIT 1`,
    ),
    async directChannels(sinceMs, most) {
      const rows = await query<{ readonly channel: string }>(
        `SELECT channel FROM answers WHERE guild IS NULL AND "createdAt" >= $1
         GROUP BY channel ORDER BY max("createdAt") DESC LIMIT $2`,
        [sinceMs, most],
      );
      return rows.map(({ channel }) => channel);
    },
    async sent(id, replyMessage) {
      await query('UPDATE answers SET "replyMessage" = $1, private = 0 WHERE id = $2', [
        replyMessage,
        id,
      ]);
    },
    async remove(id) {
      await query("DELETE FROM answers WHERE id = $1", [id]);
    },
    async forgetBefore(timeMs) {
      return (await query('DELETE FROM answers WHERE "createdAt" < $1 RETURNING id', [timeMs]))
        .length;
    },
  };
}

function answerOf(row: Row | undefined): StoredAnswer | null {
  if (!row) return null;
  const { questionKey: _, ...fields } = row as Row & { questionKey: string };
  return {
    ...fields,
    private: row.private === 1,
    quotes: JSON.parse(row.quotes) as StoredQuote[],
    closest: JSON.parse(row.closest) as string[],
  };
}
