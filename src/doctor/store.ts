import { checkExtensions } from "../index/postgres/extensions.ts";
import { ARTICLES_SHELF, currentOn, type Published } from "../index/postgres/generations.ts";
import { LAYOUT } from "../index/postgres/layout.ts";
import { openPool } from "../shared/databases/postgres/pool.ts";
import type { Finding } from "../terminal/findings.ts";
import { holdingsOf } from "./holdings.ts";

/** Can the database of STORE_URL be reached, does it have the extensions, and what does it contain? */
export async function checkStore(storeUrl: string): Promise<Finding[]> {
  const database = openPool(storeUrl, 1, { purpose: "doctor" });
  try {
    const [server] = await database.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    );
    const extensions = await checkExtensions(database);
    const names = extensions.map(
      ({ name, installed }) => `${name} ${installed ?? "(npm run index creates it)"}`,
    );
    const reached: Finding = {
      level: "good",
      text: `Database ${database.address}: PostgreSQL ${server!.version}, ${names.join(", ")}`,
    };
    return [reached, indexOn(await currentOn(database, ARTICLES_SHELF))];
  } finally {
    await database.close();
  }
}

function indexOn(published: Published | null): Finding {
  if (published === null)
    return { level: "note", text: "It has no index yet; npm run index publishes one" };
  const { manifest, layout } = published;
  if (layout === LAYOUT)
    return {
      level: "good",
      text: `It answers from index ${manifest.generation}: ${holdingsOf(manifest)}`,
    };
  return {
    level: "problem",
    text: "Its index was published by another version of this program",
    todo: "Run npm run index -- --full with this version where the articles are.",
  };
}
