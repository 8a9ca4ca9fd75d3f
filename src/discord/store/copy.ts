import { UserError } from "../../shared/errors.ts";
import { COLUMNS } from "./answers.ts";
import { insertInto, type Statement, type Tables, type Value } from "./tables/tables.ts";

/** Rows read and written at a time. */
const AT_A_TIME = 500;

/** The columns of the tables that are copied. Short-lived agreements between processes are not. */
const COPIED: { readonly [table: string]: readonly string[] } = {
  notes: ["name", "value"],
  answers: COLUMNS,
  votes: ["answer", "voter", "vote"],
  arrivals: ["id", "since"],
  later: ["answer", "wanted", "closedBy", "toldAt"],
};

type Row = { readonly [column: string]: Value };

/** Name of a note in a memory that is only partly copied. */
const UNFINISHED = "copying";

/** @throws UserError `STORE_UNFINISHED` for a memory that is only partly copied */
export async function requireComplete(memory: Tables): Promise<void> {
  if (await isUnfinished(memory))
    throw new UserError(
      "STORE_UNFINISHED",
      "The bot's memory is only partly copied: `npm run migrate` was interrupted.",
      "Run `npm run migrate` again, in the same direction. It copies all of it; the source still has everything.",
    );
}

async function isUnfinished(memory: Tables): Promise<boolean> {
  const found = await memory.query("SELECT name FROM notes WHERE name = $1", [UNFINISHED]);
  return found.length > 0;
}

/**
 * Copies a bot's memory to an empty one; buttons under its answers keep working. After an interruption it starts from scratch.
 *
 * @returns the number of answers, or `null` if the target already had answers and nothing was done
 * @throws UserError `STORE_UNFINISHED` if the source itself is only a partial copy
 */
export async function copyMemory(from: Tables, to: Tables): Promise<number | null> {
  await requireComplete(from);
  const known = await to.query("SELECT id FROM answers LIMIT 1");
  if (known.length > 0 && !(await isUnfinished(to))) return null;
  await to.atOnce([
    ["DELETE FROM votes", []],
    ["DELETE FROM arrivals", []],
    ["DELETE FROM later", []],
    ["DELETE FROM answers", []],
    // This includes the secret of the new memory: buttons are signed with the old one.
    ["DELETE FROM notes", []],
    ["INSERT INTO notes (name, value) VALUES ($1, $2)", [UNFINISHED, new Uint8Array()]],
  ]);
  let answers = 0;
  for (const [table, columns] of Object.entries(COPIED)) {
    const names = columns.map((name) => `"${name}"`);
    const insert = insertInto(table, columns);
    for (let offset = 0; ; offset += AT_A_TIME) {
      const rows = await from.query<Row>(
        `SELECT ${names} FROM ${table} ORDER BY ${names.slice(0, 2)} LIMIT ${AT_A_TIME} OFFSET ${offset}`,
      );
      await to.atOnce(rows.map((row): Statement => [insert, columns.map((name) => row[name]!)]));
      if (table === "answers") answers += rows.length;
      if (rows.length < AT_A_TIME) break;
    }
  }
  await to.query("DELETE FROM notes WHERE name = $1", [UNFINISHED]);
  return answers;
}
