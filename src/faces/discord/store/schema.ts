import type { Database } from "../../../sqlite.ts";

/** Raised with every change of the tables below. */
export const SCHEMA_VERSION = 1;

/**
 * An answer and the messages around it are one row: who asked where, what was found, and which message
 * answers which. Quotes are kept as places in articles, so they outlive a rebuild of the index.
 */
const TABLES = `
  CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    createdAt INTEGER NOT NULL,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    topic TEXT NOT NULL,
    questionKey TEXT NOT NULL,
    asker TEXT NOT NULL,
    guild TEXT,
    channel TEXT NOT NULL,
    questionMessage TEXT UNIQUE,
    replyMessage TEXT,
    collection TEXT,
    verdict TEXT NOT NULL,
    private INTEGER NOT NULL,
    quotes TEXT NOT NULL,
    closest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX answersByReply ON answers (replyMessage);
  CREATE INDEX answersByChannel ON answers (channel, createdAt);
  CREATE INDEX answersByGuild ON answers (guild, createdAt);
  CREATE INDEX answersByAge ON answers (createdAt);

  CREATE TABLE votes (
    answer TEXT NOT NULL REFERENCES answers ON DELETE CASCADE,
    voter TEXT NOT NULL,
    vote TEXT NOT NULL CHECK (vote IN ('up', 'down')),
    PRIMARY KEY (answer, voter)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Version of the tables in a database; 0 for an empty one. */
export function versionOf(database: Database): number {
  return database.pragma("user_version", { simple: true }) as number;
}

/** Makes the tables in an empty database, all or none. */
export function createTables(database: Database): void {
  database.transaction(() => {
    database.exec(TABLES);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}
