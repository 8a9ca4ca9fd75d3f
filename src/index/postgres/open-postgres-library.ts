import type { Library } from "../../domain.ts";
import { openDatabase, type Queries } from "../../postgres/database.ts";
import { isPassing } from "../../postgres/errors.ts";
import { tokens } from "../words.ts";
import { articlesIn } from "./articles.ts";
import { ARTICLES_SHELF } from "./control.ts";
import { holdCurrent } from "./hold.ts";
import { keywordsIn } from "./keywords.ts";
import { schemaOf } from "./layout.ts";
import { neighboursIn } from "./neighbours.ts";

/** Questions of one process that the server works on at the same time; a question asks for two things at once. */
const CONNECTIONS = 4;
/** A question for which nobody waits any longer. */
const STATEMENT_TIMEOUT = "15s";
/** pgvector takes no more. */
const MOST_EF = 1000;

export type PostgresLibrary = Library & {
  /** Fulfilled when the index was dropped while the server could not be reached: open the library anew. */
  readonly lost: Promise<void>;
};

/**
 * Opens the index that answers on a server now. One that is published later is not noticed: open again to
 * get it. A connection that is lost is made anew; until then every call throws STORE_UNREACHABLE.
 *
 * @throws UserError INDEX_MISSING, INDEX_OUTDATED, or STORE_… when the server can't be used
 */
export async function openPostgresLibrary(
  storeUrl: string,
  shelf: string = ARTICLES_SHELF,
): Promise<PostgresLibrary> {
  const { published, gone, close } = await holdCurrent(storeUrl, shelf);
  const { manifest, collections, publishers } = published;
  const pool = openDatabase(storeUrl, CONNECTIONS, {
    purpose: "questions",
    settings: {
      statement_timeout: STATEMENT_TIMEOUT,
      "hnsw.ef_search": String(Math.min(manifest.hnsw.ef, MOST_EF)),
      "hnsw.iterative_scan": "strict_order",
    },
  });
  const database = asksTwice(pool);
  const schema = schemaOf(manifest.generation);
  return {
    manifest,
    collections,
    publishers,
    ...articlesIn(database, schema),
    ...neighboursIn(database, schema, manifest.model.dimensions),
    ...keywordsIn(database, schema, manifest.passages),
    tokens,
    lost: gone,
    async close() {
      await pool.close();
      await close();
    },
  };
}

/** What was only read may be asked for again when the connection broke. */
function asksTwice({ query }: Queries): Queries {
  return {
    query: (sql, values) =>
      query<never>(sql, values).catch((error) => {
        if (isPassing(error)) return query<never>(sql, values);
        throw error;
      }),
  };
}
