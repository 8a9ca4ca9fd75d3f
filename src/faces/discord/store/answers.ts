import type { Span } from "../../../domain.ts";
import type { Database } from "../../../sqlite.ts";

/** A quote as a place: its text is read from the article again. */
export type QuotePlace = {
  readonly article: string;
  readonly span: Span;
  readonly highlights: readonly Span[];
  readonly paragraph: number;
  /** Ids of the articles that say the same. */
  readonly alsoIn: readonly string[];
  /** `printOf` (places.ts) the quote's text: tells whether the article still says that there. */
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
  readonly quotes: readonly QuotePlace[];
  /** Ids of the nearest articles when nothing was found. */
  readonly closest: readonly string[];
};

type Row = Omit<StoredAnswer, "private" | "quotes" | "closest"> & {
  readonly private: number;
  readonly quotes: string;
  readonly closest: string;
};

const COLUMNS =
  "id, createdAt, kind, question, topic, questionKey, asker, guild, channel, questionMessage, replyMessage, collection, verdict, private, quotes, closest";

/** Keeps answers by id, by the message that asked and by the message that answers. */
export type Answers = {
  /** Adds an answer; one of the same id or to the same message gives way, with its votes. */
  put(answer: StoredAnswer): void;
  byId(id: string): StoredAnswer | null;
  toMessage(questionMessage: string): StoredAnswer | null;
  inMessage(replyMessage: string): StoredAnswer | null;
  /** The latest answer that was sent to a channel or thread for all to see. */
  lastIn(channel: string): StoredAnswer | null;
  /** Notes which message shows the answer to all; a private one is private no more. */
  sent(id: string, replyMessage: string): void;
  remove(id: string): void;
  /** Forgets answers given before that time, with their votes. @returns how many */
  forgetBefore(timeMs: number): number;
};

export function answersIn(database: Database): Answers {
  const put = database.prepare<[Record<string, unknown>]>(
    `INSERT OR REPLACE INTO answers (${COLUMNS}) VALUES (${COLUMNS.replace(/\w+/g, "@$&")})`,
  );
  const select = (condition: string) =>
    database.prepare<[string], Row>(`SELECT * FROM answers WHERE ${condition}`);
  const byId = select("id = ?");
  const toMessage = select("questionMessage = ?");
  const inMessage = select("replyMessage = ?");
  const lastIn = select(
    "channel = ? AND kind = 'ask' AND private = 0 AND replyMessage IS NOT NULL ORDER BY createdAt DESC, rowid DESC LIMIT 1",
  );
  const sent = database.prepare<[string, string]>(
    "UPDATE answers SET replyMessage = ?, private = 0 WHERE id = ?",
  );
  const remove = database.prepare<[string]>("DELETE FROM answers WHERE id = ?");
  const forget = database.prepare<[number]>("DELETE FROM answers WHERE createdAt < ?");
  return {
    put: (answer) =>
      void put.run({
        ...answer,
        questionKey: questionKey(answer.question),
        private: answer.private ? 1 : 0,
        quotes: JSON.stringify(answer.quotes),
        closest: JSON.stringify(answer.closest),
      }),
    byId: (id) => answerOf(byId.get(id)),
    toMessage: (id) => answerOf(toMessage.get(id)),
    inMessage: (id) => answerOf(inMessage.get(id)),
    lastIn: (channel) => answerOf(lastIn.get(channel)),
    sent: (id, replyMessage) => void sent.run(replyMessage, id),
    remove: (id) => void remove.run(id),
    forgetBefore: (timeMs) => forget.run(timeMs).changes,
  };
}

/** Questions that differ only in case, accents, punctuation or blanks have the same key. */
function questionKey(question: string): string {
  const folded = question.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function answerOf(row: Row | undefined): StoredAnswer | null {
  if (!row) return null;
  const { questionKey: _, ...fields } = row as Row & { questionKey: string };
  return {
    ...fields,
    private: row.private === 1,
    quotes: JSON.parse(row.quotes) as QuotePlace[],
    closest: JSON.parse(row.closest) as string[],
  };
}
