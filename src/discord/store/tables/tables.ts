export type Value = string | number | Uint8Array | null;

export type Statement = readonly [sql: string, values: readonly Value[]];

/**
 * The tables of the bot's memory, in a file (SQLite) or on a server (PostgreSQL). Statements must be valid in both: `$1`, `$2`, …
 * stand for the values, and names with capitals are quoted.
 */
export type Tables = {
  query<Row extends object>(sql: string, values?: readonly Value[]): Promise<Row[]>;
  /** Runs all of the statements or none. */
  atOnce(statements: readonly Statement[]): Promise<void>;
  close(): Promise<void>;
};

export function insertInto(table: string, columns: readonly string[]): string {
  const names = columns.map((name) => `"${name}"`);
  return `INSERT INTO ${table} (${names}) VALUES (${columns.map((_, i) => `$${i + 1}`)})`;
}

/** A database's names for column types, and what it appends to a table definition. */
export type Dialect = {
  /** Milliseconds since 1970. */
  readonly time: string;
  readonly bytes: string;
  readonly table: string;
  /** Appended to a table that is only looked up by its key. */
  readonly keyed: string;
};

/**
 * An answer and its messages are one row: who asked where, what was found, and which message answers which. Quotes are stored as
 * positions in articles, so they survive a rebuild of the index.
 */
const answers = ({ time, bytes, table, keyed }: Dialect) => `
  CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    "createdAt" ${time} NOT NULL,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    topic TEXT NOT NULL,
    "questionKey" TEXT NOT NULL,
    asker TEXT NOT NULL,
    guild TEXT,
    channel TEXT NOT NULL,
    "questionMessage" TEXT UNIQUE,
    "replyMessage" TEXT,
    collection TEXT,
    verdict TEXT NOT NULL,
    private INTEGER NOT NULL,
    quotes TEXT NOT NULL,
    closest TEXT NOT NULL
  ) ${table};
  CREATE INDEX "answersByReply" ON answers ("replyMessage");
  CREATE INDEX "answersByChannel" ON answers (channel, "createdAt");
  CREATE INDEX "answersByGuild" ON answers (guild, "createdAt");
  CREATE INDEX "answersByAge" ON answers ("createdAt");

  CREATE TABLE votes (
    answer TEXT NOT NULL REFERENCES answers ON DELETE CASCADE,
    voter TEXT NOT NULL,
    vote TEXT NOT NULL CHECK (vote IN ('up', 'down')),
    PRIMARY KEY (answer, voter)
  ) ${keyed};

  CREATE TABLE notes (name TEXT PRIMARY KEY, value ${bytes} NOT NULL) ${keyed};
`;

/**
 * What the processes of one bot agree on. An open claim says where its question stands; `turns`, when
 * the last turn of each name is.
 */
const processes = ({ time, keyed }: Dialect) => `
  CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    "takenAt" ${time} NOT NULL,
    "heldUntil" ${time} NOT NULL,
    message TEXT,
    channel TEXT,
    guild TEXT
  ) ${keyed};
  CREATE INDEX "claimsByAge" ON claims ("takenAt");
  CREATE INDEX "openClaims" ON claims ("heldUntil") WHERE message IS NOT NULL;

  CREATE TABLE turns (name TEXT PRIMARY KEY, at ${time} NOT NULL) ${keyed};
`;

/** When each meter will be completely recovered. */
const meters = ({ time, keyed }: Dialect) => `
  CREATE TABLE meters (name TEXT PRIMARY KEY, at ${time} NOT NULL) ${keyed};
`;

/** Which process holds a claim, and for a command what is needed to answer it. */
const commands = () => `
  ALTER TABLE claims ADD COLUMN holder TEXT;
  ALTER TABLE claims ADD COLUMN command TEXT;
`;

/**
 * When each article was added to the index, 0 for those that were there when this was first stored; and the state of questions
 * without a good answer: whether somebody waits for one, which article has it now, and when the later reply was sent.
 */
const later = ({ time, keyed }: Dialect) => `
  CREATE TABLE arrivals (id TEXT PRIMARY KEY, since ${time} NOT NULL) ${keyed};
  CREATE INDEX "arrivalsByAge" ON arrivals (since);

  CREATE TABLE later (
    answer TEXT PRIMARY KEY REFERENCES answers ON DELETE CASCADE,
    wanted INTEGER NOT NULL,
    "closedBy" TEXT,
    "toldAt" ${time}
  ) ${keyed};
  CREATE INDEX "laterByArticle" ON later ("closedBy");
`;

/** Which articles were searched, if not all were. */
const filters = () => "ALTER TABLE answers ADD COLUMN filter TEXT;";

/** Statements that upgrade the tables from each version to the next; an empty database has version 0. */
export const STEPS: readonly ((dialect: Dialect) => string)[] = [
  answers,
  processes,
  meters,
  commands,
  later,
  filters,
];

export const SCHEMA_VERSION = STEPS.length;
