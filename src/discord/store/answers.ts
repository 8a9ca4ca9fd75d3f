import type { Filter, SentencePlace, Span } from "../../glossary/domain.ts";
import { fold } from "../../shared/text/fold.ts";
import { deleteOlder } from "./tables/delete-older.ts";
import { insertInto, type Tables } from "./tables/tables.ts";

/** Where a quote is; its text is read from the article again. */
export type StoredQuote = {
  readonly article: string;
  readonly span: Span;
  readonly highlights: readonly Span[];
  readonly paragraph: number;
  /** Absent in answers that were stored before places were known. */
  readonly place?: SentencePlace;
  /** Ids of the articles that say the same. */
  readonly alsoIn: readonly string[];
  /** Fingerprint of the quote's text, to tell whether the article still has it there. */
  readonly print: string;
};

/** What the bot remembers about an answer. Discord ids are strings of digits. */
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
  /** The message that answers; `null` until it is sent, and for a private answer. */
  readonly replyMessage: string | null;
  /** What was searched; `null` for all articles. */
  readonly collection: string | null;
  /** Absent when all articles were searched. */
  readonly filter?: Filter;
  readonly verdict: "answered" | "unsure" | "not-found";
  readonly private: boolean;
  /** Best first: those in the message and those behind *More*. */
  readonly quotes: readonly StoredQuote[];
  /** Ids of the nearest articles when nothing was found. */
  readonly closest: readonly string[];
};

type Row = Omit<StoredAnswer, "filter" | "private" | "quotes" | "closest"> & {
  readonly filter: string | null;
  readonly private: number;
  readonly quotes: string;
  readonly closest: string;
  readonly questionKey: string;
};

export const COLUMNS = [
  ...["id", "createdAt", "kind", "question", "topic", "questionKey", "asker", "guild", "channel"],
  ...["questionMessage", "replyMessage", "collection", "filter", "verdict", "private"],
  ...["quotes", "closest"],
] as const;

/** Keeps answers by id, by the message that asked and by the message that answers. */
export function answersIn(tables: Tables) {
  const { query, atOnce } = tables;
  const first =
    (condition: string) =>
    async (value: string): Promise<StoredAnswer | null> => {
      const [row] = await query<Row>(`SELECT * FROM answers WHERE ${condition}`, [value]);
      return row ? answerOf(row) : null;
    };
  return {
    /** Adds an answer, replacing one with the same id or to the same message together with its votes. */
    async put(answer: StoredAnswer): Promise<void> {
      const row = {
        ...answer,
        // Questions that differ only in case, accents, punctuation or blanks have the same key.
        questionKey: fold(answer.question),
        filter: answer.filter === undefined ? null : JSON.stringify(answer.filter),
        private: answer.private ? 1 : 0,
        quotes: JSON.stringify(answer.quotes),
        closest: JSON.stringify(answer.closest),
      };
      await atOnce([
        [
          'DELETE FROM answers WHERE id = $1 OR "questionMessage" = $2',
          [answer.id, answer.questionMessage],
        ],
        [insertInto("answers", COLUMNS), COLUMNS.map((name) => row[name])],
      ]);
    },
    byId: first("id = $1"),
    toMessage: first('"questionMessage" = $1'),
    inMessage: first('"replyMessage" = $1'),
    /** The latest public answer in a channel or thread. */
    lastIn: first(
      `channel = $1 AND kind = 'ask' AND private = 0 AND "replyMessage" IS NOT NULL
       ORDER BY "createdAt" DESC LIMIT 1`,
    ),
    /** Channels of direct messages with an answer since that time, latest first. */
    async directChannels(sinceMs: number, most: number): Promise<string[]> {
      const rows = await query<{ readonly channel: string }>(
        `SELECT channel FROM answers WHERE guild IS NULL AND "createdAt" >= $1
         GROUP BY channel ORDER BY max("createdAt") DESC LIMIT $2`,
        [sinceMs, most],
      );
      return rows.map(({ channel }) => channel);
    },
    /** Stores which message shows the answer to everybody; a private answer becomes public. */
    async sent(id: string, replyMessage: string): Promise<void> {
      const sql = 'UPDATE answers SET "replyMessage" = $1, private = 0 WHERE id = $2';
      await query(sql, [replyMessage, id]);
    },
    /** Stores that the answer is in a different channel than intended. */
    async moved(id: string, channel: string): Promise<void> {
      await query("UPDATE answers SET channel = $1 WHERE id = $2", [channel, id]);
    },
    async remove(id: string): Promise<void> {
      await query("DELETE FROM answers WHERE id = $1", [id]);
    },
    /** Forgets answers given before that time, with their votes. @returns how many */
    forgetBefore: (timeMs: number, signal?: AbortSignal): Promise<number> =>
      deleteOlder(tables, { table: "answers", key: "id", time: "createdAt" }, timeMs, signal),
  };
}

function answerOf({ questionKey: _, filter, ...row }: Row): StoredAnswer {
  return {
    ...row,
    ...(filter === null ? {} : { filter: JSON.parse(filter) }),
    private: row.private === 1,
    quotes: JSON.parse(row.quotes),
    closest: JSON.parse(row.closest),
  };
}
