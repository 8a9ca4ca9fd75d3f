import type { Queries } from "../../shared/databases/postgres/connections.ts";
import { inBatches } from "../../shared/in-batches.ts";
import { eachLayerOf, type Layer } from "../passages/layers.ts";
import type { Database } from "../passages/passage-database.ts";
import { type PassageReader, passageReader } from "../passages/passage-reader.ts";
import { headingOf } from "../passages/search-text.ts";
import { toVector } from "../passages/vector-reader.ts";
import { stemmedLanguage, termsIn } from "../terms/terms.ts";
import { encodeStems } from "./encode-stems.ts";
import { type Columns, tablesOf } from "./layout.ts";
import { vectorText } from "./neighbours.ts";

type Row = { readonly [column: string]: unknown };

/** Called with the number of rows sent so far and the estimated total, which is a few percent off at most. */
export type OnRows = (done: number, total: number) => void;

/** Rows in one statement. */
const AT_A_TIME = 500;

/** Copies articles, passages and vectors of a local index to the server, with the words to search for. */
export async function fillTables(
  session: Queries,
  { schema, dimensions }: { readonly schema: string; readonly dimensions: number },
  local: Database,
  onRows: OnRows,
): Promise<void> {
  const passages = passageReader(local);
  const counts = passages.countWithin(null);
  const total = counts.articles + 4 * counts.passages;
  const frequencies = new Map<string, number>();
  const tables = tablesOf(dimensions);
  const rows: { readonly [table in keyof typeof tables]: () => Iterable<Row> } = {
    articles: () =>
      rowsOf(
        local,
        tables.articles,
        ({ name, has }) =>
          `${name}.articles JOIN ${name}.texts ON article = key WHERE ${has("key")}`,
      ),
    passages: () =>
      rowsOf(local, tables.passages, ({ name, has }) => `${name}.passages WHERE ${has("article")}`),
    vectors: () => vectorRows(local),
    wordVectors: () =>
      rowsOf(
        local,
        tables.wordVectors,
        ({ name, has }) =>
          `${name}.wordVectors JOIN ${name}.passages ON id = passage WHERE ${has("article")}`,
      ),
    wordSpace: () => local.prepare<[], Row>("SELECT * FROM wordSpace").all(),
    words: () => wordRows(passages, frequencies),
    terms: () => Array.from(frequencies, ([term, passages]) => ({ term, passages })),
  };
  let done = 0;
  // Terms are counted while the words are sent, so they are sent last.
  for (const table of Object.keys(tables) as (keyof typeof tables)[]) {
    const into = { name: `${schema}.${table}`, columns: tables[table] };
    await insertRows(session, into, rows[table](), (inserted) => {
      done += inserted;
      onRows(Math.min(done, total), total);
    });
  }
}

/** Puts rows into a table, many with one statement; `onInserted` is called with their number after each. */
async function insertRows(
  session: Queries,
  table: { readonly name: string; readonly columns: Columns },
  rows: Iterable<Row>,
  onInserted: (rows: number) => void,
): Promise<void> {
  const names = Object.keys(table.columns);
  const arrays = Object.values(table.columns).map(
    (definition, i) => `$${i + 1}::${definition.split(" ")[0]}[]`,
  );
  const insert = `INSERT INTO ${table.name} (${names}) SELECT * FROM unnest(${arrays})`;
  for (const batch of inBatches(rows, AT_A_TIME)) {
    const values = names.map((name) => batch.map((row) => row[name]));
    await session.query(insert, values);
    onInserted(batch.length);
  }
}

/** @param from tables of a layer, with a condition */
function rowsOf(local: Database, columns: Columns, from: (layer: Layer) => string): Iterable<Row> {
  const names = Object.keys(columns);
  const rows = eachLayerOf(local)((layer) => `SELECT ${names} FROM ${from(layer)}`);
  return local.prepare<[], Row>(`${rows} ORDER BY 1`).iterate();
}

function* vectorRows(local: Database): Generator<Row> {
  const rows = local
    .prepare<[], Row & { vector: Buffer }>(
      `${eachLayerOf(local)(
        ({ name, has }) =>
          `SELECT v.passage, a.collection, a.published, v.vector FROM ${name}.vectors v
           JOIN ${name}.passages p ON p.id = v.passage JOIN ${name}.articles a ON a.key = p.article
           WHERE ${has("a.key")}`,
      )} ORDER BY passage`,
    )
    .iterate();
  for (const row of rows) yield { ...row, vector: vectorText(toVector(row.vector)) };
}

/** @param frequencies receives for each term the number of passages that contain it */
function* wordRows(passages: PassageReader, frequencies: Map<string, number>): Generator<Row> {
  for (const { id, text, article } of passages.searchables()) {
    const language = stemmedLanguage(article.language);
    const all = [...termsIn(text, language), ...termsIn(headingOf(article, { text }), language)];
    for (const term of new Set(all)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    const { collection, published } = article;
    yield { passage: id, collection, published, stems: encodeStems(all) };
  }
}
