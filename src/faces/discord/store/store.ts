import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { UserError } from "../../../errors.ts";
import { type Database, openDatabase } from "../../../sqlite.ts";
import { type Answers, answersIn } from "./answers.ts";
import { type Claims, claimsIn } from "./claims.ts";
import { type Gaps, gapsIn } from "./gaps.ts";
import { SCHEMA_VERSION, updateTables } from "./schema.ts";
import { type Turns, turnsIn } from "./turns.ts";
import { type Votes, votesIn } from "./votes.ts";

/** How long answers are remembered: then their buttons expire and their gaps are closed. */
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What the bot remembers across restarts, and what its processes agree on. Every call is done when it returns. */
export type Store = {
  readonly answers: Answers;
  readonly votes: Votes;
  readonly gaps: Gaps;
  readonly claims: Claims;
  readonly turns: Turns;
  /** Signs what buttons carry; 32 bytes, made with the store. */
  readonly secret: Uint8Array;
  /** Short texts by name, such as the hash of the registered commands. */
  note(name: string): string | null;
  setNote(name: string, value: string): void;
  close(): void;
};

/**
 * Open the bot's memory, made when missing.
 *
 * @param folder DATA_DIR
 * @throws UserError `STORE_UNUSABLE` or `STORE_TOO_NEW`
 */
export function openStore(folder: string): Store {
  const file = join(folder, "bot.db");
  const database = opened(file);
  const read = database.prepare<[string], { value: Buffer }>(
    "SELECT value FROM notes WHERE name = ?",
  );
  const write = database.prepare<[string, Buffer]>("INSERT OR REPLACE INTO notes VALUES (?, ?)");
  database
    .prepare<[string, Buffer]>("INSERT OR IGNORE INTO notes VALUES (?, ?)")
    .run("secret", randomBytes(32));
  return {
    answers: answersIn(database),
    votes: votesIn(database),
    gaps: gapsIn(database),
    claims: claimsIn(database, Date.now),
    turns: turnsIn(database, Date.now),
    secret: read.get("secret")!.value,
    note: (name) => read.get(name)?.value.toString() ?? null,
    setNote: (name, value) => void write.run(name, Buffer.from(value)),
    close: () => void database.close(),
  };
}

function opened(file: string): Database {
  let version: number;
  let database: Database;
  try {
    database = openDatabase(file);
    version = updateTables(database);
  } catch (error) {
    throw new UserError(
      "STORE_UNUSABLE",
      `The bot's memory ${file} can't be used: ${error instanceof Error ? error.message : error}.`,
      "Make DATA_DIR a folder that you may write to. A damaged file may be moved away: the bot starts a new one and only forgets older answers.",
      error,
    );
  }
  if (version > SCHEMA_VERSION) {
    database.close();
    throw new UserError(
      "STORE_TOO_NEW",
      `The bot's memory ${file} was written by a newer version.`,
      "Update Quotewell, or set DATA_DIR to another folder.",
    );
  }
  return database;
}
