import type { Queries } from "../../databases/postgres/connections.ts";
import type { Database } from "../passages/passage-database.ts";
import { type PassageReader, toVector } from "../passages/passage-reader.ts";
import { headingOf } from "../passages/search-text.ts";
import { stems } from "../terms/tokens.ts";
import { type Columns, insertRows, type Row, vectorText } from "./copy-rows.ts";
import { SHARED_TABLES } from "./layout.ts";
import { encodeStems } from "./stem-code.ts";

const VECTORS = { passage: "int", collection: "text", vector: "vector" };
const WORDS = { passage: "int", collection: "text", stems: "text" };
const TERMS = { term: "text", passages: "int" };

/**
 * Copies articles, passages and vectors of a local index to the server, with the words to search for.
 *
 * @param tell called with the number of rows that are there and that will be, within some percent
 */
export async function fillTables(
  session: Queries,
  schema: string,
  local: Database,
  passages: PassageReader,
  tell: (done: number, total: number) => void,
): Promise<void> {
  const total = passages.count("articles") + 3 * passages.count("passages");
  const holding = new Map<string, number>();
  const tables: readonly (readonly [string, Columns, () => Iterable<Row>])[] = [
    ["articles", SHARED_TABLES.articles, () => rowsOf(local, "articles")],
    ["passages", SHARED_TABLES.passages, () => rowsOf(local, "passages")],
    ["vectors", VECTORS, () => vectorRows(local)],
    ["words", WORDS, () => wordRows(passages, holding)],
    ["terms", TERMS, () => termRows(holding)],
  ];
  let there = 0;
  for (const [table, columns, rows] of tables) {
    const before = there;
    await insertRows(session, `${schema}.${table}`, columns, rows(), (done) => {
      there = before + done;
      tell(Math.min(there, total), total);
    });
  }
}

function rowsOf(local: Database, table: keyof typeof SHARED_TABLES): Iterable<Row> {
  const columns = Object.keys(SHARED_TABLES[table]);
  return local.prepare<[], Row>(`SELECT ${columns} FROM ${table} ORDER BY 1`).iterate();
}

function* vectorRows(local: Database): Generator<Row> {
  const rows = local
    .prepare<[], { passage: number; collection: string | null; vector: Buffer }>(
      `SELECT v.passage, a.collection, v.vector FROM vectors v
       JOIN passages p ON p.id = v.passage JOIN articles a ON a.key = p.article ORDER BY v.passage`,
    )
    .iterate();
  for (const row of rows) yield { ...row, vector: vectorText(toVector(row.vector)) };
}

/** @param holding is filled with the number of passages that hold each term */
function* wordRows(passages: PassageReader, holding: Map<string, number>): Generator<Row> {
  for (const { id, text, article } of passages.searchables()) {
    const all = [...stems(text), ...stems(headingOf(article, { text }))];
    for (const stem of new Set(all)) holding.set(stem, (holding.get(stem) ?? 0) + 1);
    yield { passage: id, collection: article.collection, stems: encodeStems(all) };
  }
}

function* termRows(holding: ReadonlyMap<string, number>): Generator<Row> {
  for (const [term, passages] of holding) yield { term, passages };
}
