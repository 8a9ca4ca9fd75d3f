import type { Library } from "../../glossary/library.ts";
import { retry } from "../../shared/async/retry.ts";
import type { Limits, Queries } from "../../shared/databases/postgres/connections.ts";
import { isPassing } from "../../shared/databases/postgres/errors.ts";
import { openPool, type Pool } from "../../shared/databases/postgres/pool.ts";
import { UserError } from "../../shared/errors.ts";
import { questionLanguage } from "../terms/question-language.ts";
import { STEMMED } from "../terms/terms.ts";
import { articlesIn } from "./articles.ts";
import { ARTICLES_SHELF, isNotThere } from "./generations.ts";
import { holdCurrent } from "./hold.ts";
import { keywordsIn } from "./keywords.ts";
import { schemaOf } from "./layout.ts";
import { neighboursIn, wordSpaceIn } from "./neighbours.ts";
import { vocabularyIn } from "./vocabulary.ts";

/** Connections of one process; a question uses two at a time. */
const CONNECTIONS = 4;
/** The most that pgvector allows. */
const MOST_EF = 1000;

export type PostgresLibrary = Library & {
  /** Resolves when the index was dropped while the server could not be reached: open the library again. */
  readonly lost: Promise<void>;
};

/**
 * Opens the current index on a server. The library does not notice one that is published later: open again to get it. A lost
 * connection is replaced; until then every call throws STORE_UNREACHABLE.
 *
 * @throws UserError INDEX_MISSING, INDEX_OUTDATED, or STORE_… when the server can't be used
 */
export async function openPostgresLibrary(
  storeUrl: string,
  shelf: string = ARTICLES_SHELF,
  limits: Limits = {},
): Promise<PostgresLibrary> {
  const held = await holdCurrent(storeUrl, shelf, limits);
  const { manifest, collections, publishers } = held.published;
  const pool = openPool(storeUrl, CONNECTIONS, {
    purpose: "questions",
    ...limits,
    settings: {
      "hnsw.ef_search": String(Math.min(manifest.hnsw.ef, MOST_EF)),
      "hnsw.iterative_scan": "strict_order",
    },
  });
  const database = readingOf(pool, held.lose);
  const schema = schemaOf(manifest.generation);
  const articles = articlesIn(database, schema);
  const languages = await articles.languages(null);
  const { frequencies, ...vocabulary } = vocabularyIn(
    database,
    schema,
    manifest.passages,
    languages,
  );
  return {
    manifest,
    collections,
    publishers,
    wordSpace: await wordSpaceIn(database, schema),
    ...articles,
    ...neighboursIn(database, schema, manifest.model.dimensions),
    ...vocabulary,
    ...keywordsIn(database, schema, manifest.passages, frequencies),
    languageOf: (question) => questionLanguage(question, languages),
    ...STEMMED,
    lost: held.gone,
    async close() {
      await pool.close();
      await held.close();
    },
  };
}

/** Read-only queries, repeated when the connection broke; `lose` is called when the index is gone. */
function readingOf({ query, address }: Pool, lose: () => void): Queries {
  const policy = { retries: 1, firstWaitMs: 0, isPassing };
  return {
    query: (sql, values) =>
      retry(() => query<never>(sql, values), policy).catch((error) => {
        if (!isNotThere(error)) throw error;
        lose();
        throw new UserError(
          "INDEX_GONE",
          `The index in the database ${address} was replaced while the connection was down.`,
          "Ask again: the new index is being opened.",
          error,
        );
      }),
  };
}
