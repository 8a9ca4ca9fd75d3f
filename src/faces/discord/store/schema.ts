import type { Database } from "../../../sqlite.ts";

/**
 * An answer and the messages around it are one row: who asked where, what was found, and which message
 * answers which. Quotes are kept as places in articles, so they outlive a rebuild of the index.
 */
const ANSWERS = `
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

/**
 * What the processes of one bot agree on. An open claim knows where its question stands; `turns` holds
 * when each name was last called.
 */
const PROCESSES = `
  CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    takenAt INTEGER NOT NULL,
    heldUntil INTEGER NOT NULL,
    message TEXT,
    channel TEXT,
    guild TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX claimsByAge ON claims (takenAt);
  CREATE INDEX openClaims ON claims (heldUntil) WHERE message IS NOT NULL;

  CREATE TABLE turns (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** What leads from each version of the tables to the next; an empty database has version 0. */
const STEPS = [ANSWERS, PROCESSES];

/** Version of the tables this program knows. */
export const SCHEMA_VERSION = STEPS.length;

/**
 * Brings the tables up to date, all or none, also when several processes do so at the same time.
 *
 * @returns the version they have now: above SCHEMA_VERSION when a newer program has written them
 */
export function updateTables(database: Database): number {
  const version = () => database.pragma("user_version", { simple: true }) as number;
  const update = database.transaction(() => {
    if (version() >= SCHEMA_VERSION) return;
    for (const step of STEPS.slice(version())) database.exec(step);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  update.immediate();
  return version();
}
