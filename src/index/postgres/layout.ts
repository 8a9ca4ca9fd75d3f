import { B, K1 } from "../keywords/bm25.ts";
import { EF_CONSTRUCTION, M } from "../vectors/vector-index.ts";

/** Version of the tables. Increase it when an older program can't read them, or a newer one should not. */
export const LAYOUT = 7;

/** The schema that lists the generations; each of them has its own schema. */
const CONTROL = "quotewell";
/** The channel on which a new current generation is announced; the payload is its shelf. */
export const CHANNEL = "quotewell";

/** Names as `newName` of generations.ts gives them. */
const GENERATION = /^[\w-]+$/;
/** Schemas of generations, for LIKE. */
export const SCHEMAS = `${CONTROL}\\_2%`;

/** The schema of a generation: its name in lower case, as PostgreSQL folds names anyway. */
export function schemaOf(generation: string): string {
  if (!GENERATION.test(generation))
    throw new Error(`"${generation}" is not the name of a generation.`);
  return `${CONTROL}_${generation.toLowerCase().replaceAll("-", "_")}`;
}

/**
 * Creates the tables that list the generations, unless they exist. `generations` lists the complete ones; a schema that is not
 * listed was left by an interrupted publication. A *shelf* names one index: the product's, or that of a test collection.
 * `print` is equal for generations made from the same articles in the same way.
 */
export const CONTROL_TABLES = `
  CREATE SCHEMA IF NOT EXISTS ${CONTROL};
  CREATE TABLE IF NOT EXISTS ${CONTROL}.generations (
    name text PRIMARY KEY, shelf text NOT NULL, layout int NOT NULL, print text NOT NULL,
    manifest json NOT NULL, collections text[] NOT NULL, publishers text[] NOT NULL
  );
  CREATE TABLE IF NOT EXISTS ${CONTROL}.current (
    shelf text PRIMARY KEY, generation text NOT NULL REFERENCES ${CONTROL}.generations
  );
`;

/** Ids sort by their bytes, as in SQLite, in any locale of the database. */
const BYTES = 'text COLLATE "C" NOT NULL';

/** `YYYY-MM-DD`, sorted as such. */
const DAY = 'text COLLATE "C"';

/** Definitions of columns by name; the first word is the type. */
export type Columns = { readonly [name: string]: string };

/**
 * The tables of a generation. `articles` and `passages` are as in `passages.db`; `stems` is written by `encodeStems`.
 */
export function tablesOf(dimensions: number) {
  return {
    articles: {
      key: "int NOT NULL",
      id: BYTES,
      collection: "text",
      title: "text NOT NULL",
      titleDerived: "int NOT NULL",
      publisher: "text",
      published: DAY,
      url: "text",
      language: "text",
      text: "text NOT NULL",
    },
    passages: {
      id: "int NOT NULL",
      article: "int NOT NULL",
      spanStart: "int NOT NULL",
      spanEnd: "int NOT NULL",
      paragraph: "int NOT NULL",
      sentences: "bytea NOT NULL",
      words: "bytea NOT NULL",
      text: "text NOT NULL",
    },
    vectors: {
      passage: "int NOT NULL",
      collection: "text",
      published: DAY,
      vector: `vector(${dimensions}) NOT NULL`,
    },
    wordVectors: { passage: "int NOT NULL", vectors: "bytea NOT NULL" },
    wordSpace: {
      projection: "bytea NOT NULL",
      chance: "float8 NOT NULL",
      unrelated: "float8 NOT NULL",
      related: "float8 NOT NULL",
    },
    words: {
      passage: "int NOT NULL",
      collection: "text",
      published: DAY,
      stems: "text NOT NULL",
    },
    terms: { term: BYTES, passages: "int NOT NULL" },
  } satisfies { readonly [table: string]: Columns };
}

export function creationOf(schema: string, dimensions: number): string {
  const tables = Object.entries(tablesOf(dimensions)).map(([table, columns]) => {
    const definitions = Object.entries(columns).map((column) => column.join(" "));
    return `CREATE TABLE ${schema}.${table} (${definitions});`;
  });
  return `CREATE SCHEMA ${schema}; ${tables.join(" ")}`;
}

/**
 * The statements that index a filled generation. The graph is made of half-precision vectors, which take half the
 * memory; candidates are scored by the full vectors.
 */
export function indexesOf(schema: string, dimensions: number): string[] {
  return [
    `ALTER TABLE ${schema}.articles ADD PRIMARY KEY (key), ADD UNIQUE (id)`,
    `CREATE INDEX ON ${schema}.articles (collection, id)`,
    `CREATE INDEX ON ${schema}.articles (published, collection)`,
    `ALTER TABLE ${schema}.passages ADD PRIMARY KEY (id)`,
    `CREATE INDEX ON ${schema}.passages (article, spanStart)`,
    `ALTER TABLE ${schema}.terms ADD PRIMARY KEY (term)`,
    `ALTER TABLE ${schema}.vectors ADD PRIMARY KEY (passage)`,
    `CREATE INDEX ON ${schema}.vectors (collection)`,
    `CREATE INDEX ON ${schema}.vectors (published)`,
    `ALTER TABLE ${schema}.wordVectors ADD PRIMARY KEY (passage)`,
    `CREATE INDEX graph ON ${schema}.vectors USING hnsw (${halved("vector", dimensions)} halfvec_ip_ops)
       WITH (m = ${M}, ef_construction = ${EF_CONSTRUCTION})`,
    `ALTER TABLE ${schema}.words ADD PRIMARY KEY (passage)`,
    `CREATE INDEX ON ${schema}.words (collection)`,
    `CREATE INDEX ON ${schema}.words (published)`,
    `CREATE INDEX bm25 ON ${schema}.words USING bm25 (stems)
       WITH (text_config = 'simple', k1 = ${K1}, b = ${B})`,
    ...Object.keys(tablesOf(dimensions)).map((table) => `ANALYZE ${schema}.${table}`),
  ];
}

/** The expression that the graph indexes; a search must use the same. */
export function halved(vector: string, dimensions: number): string {
  return `(${vector}::halfvec(${dimensions}))`;
}
