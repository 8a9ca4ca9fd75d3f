import { join } from "node:path";
import { openSession, type Session } from "../../databases/postgres/connections.ts";
import type { Manifest } from "../../domain.ts";
import { UserError } from "../../errors.ts";
import { sha256 } from "../generation/disk.ts";
import { checkIntact } from "../generation/intact.ts";
import { FILE, readManifest } from "../generation/manifest.ts";
import { type Database, openPassages } from "../passages/passage-database.ts";
import { type PassageReader, readPassages } from "../passages/passage-reader.ts";
import { dropUnfinished, dropUnread } from "./drop.ts";
import { needExtensions } from "./extensions.ts";
import { fillTables } from "./fill.ts";
import { ARTICLES_SHELF, currentOn, isListed, makeControlTables } from "./generations.ts";
import { CHANNEL, indexesOf, LAYOUT, schemaOf, tablesOf } from "./layout.ts";
import { lockPublishing } from "./locks.ts";

/** Tells how many rows of how many are on the server. */
type Tell = (done: number, total: number) => void;

/**
 * Makes the local index of a folder the one that answers on a server. The one before answers until the
 * new one is complete; it stays until the next publication, as long as somebody reads it, and may be
 * read by somebody who has not heard of the new one yet. Nothing happens when the server has an index
 * of the same articles, made in the same way, already.
 *
 * @param shelf which of the server's indexes to replace
 * @returns false if nothing was to be done
 * @throws UserError when there is no local index, the server can't be used, or another process publishes
 */
export async function publishIndex(
  storeUrl: string,
  embeddingsDir: string,
  tell: Tell,
  shelf: string = ARTICLES_SHELF,
): Promise<boolean> {
  const manifest = readManifest(embeddingsDir);
  if (manifest === null) throw nothingToPublish(embeddingsDir);
  const file = join(embeddingsDir, manifest.generation, FILE.passages);
  const local = openPassages(checkIntact(file, manifest.files[FILE.passages]), "read");
  const session = await openSession(storeUrl, { purpose: "index" });
  try {
    const passages = readPassages(local);
    const print = printOf(manifest, passages);
    if ((await currentOn(session, shelf))?.print === print) return false;
    await lockPublishing(session);
    await needExtensions(session);
    await makeControlTables(session);
    // Once more: another process may have published before this one got the lock.
    if ((await currentOn(session, shelf))?.print === print) return false;
    await dropUnfinished(session);
    await dropUnread(session, shelf);
    // It is there still if it was current before and somebody reads it.
    if (!(await isListed(session, manifest.generation))) {
      await fill(session, manifest, local, passages, tell);
      await list(session, manifest, passages, shelf, print);
    }
    await makeCurrent(session, manifest.generation, shelf);
    return true;
  } finally {
    await session.close();
    local.close();
  }
}

async function fill(
  session: Session,
  manifest: Manifest,
  local: Database,
  passages: PassageReader,
  tell: Tell,
): Promise<void> {
  const { generation, model } = manifest;
  const schema = schemaOf(generation);
  await session.query(tablesOf(schema, model.dimensions));
  await fillTables(session, schema, local, passages, tell);
  for (const statement of indexesOf(schema, model.dimensions)) await session.query(statement);
}

/** From now on the generation is complete. */
async function list(
  session: Session,
  manifest: Manifest,
  passages: PassageReader,
  shelf: string,
  print: string,
): Promise<void> {
  const articles = passages.articles(null);
  const collections = [...new Set(articles.flatMap(({ collection }) => collection ?? []))].sort();
  await session.query("INSERT INTO quotewell.generations VALUES ($1, $2, $3, $4, $5, $6, $7)", [
    manifest.generation,
    shelf,
    LAYOUT,
    print,
    manifest,
    collections,
    passages.publishers(),
  ]);
}

/** One transaction: readers see the old generation or the new one, and are told when it is done. */
async function makeCurrent(session: Session, generation: string, shelf: string): Promise<void> {
  await session.transaction(async () => {
    await session.query(
      `INSERT INTO quotewell.current VALUES ($1, $2)
       ON CONFLICT (shelf) DO UPDATE SET generation = excluded.generation`,
      [shelf, generation],
    );
    await session.query("SELECT pg_notify($1, $2)", [CHANNEL, shelf]);
  });
}

/** The same for indexes of the same articles that were made in the same way, on whatever machine. */
function printOf({ chunker, model }: Manifest, passages: PassageReader): string {
  const files = [...passages.files().values()]
    .filter(({ skipped }) => skipped === null)
    .map(({ id, hash }) => [id, hash]);
  return sha256(JSON.stringify([LAYOUT, chunker, model.fingerprint, files.sort()]));
}

function nothingToPublish(embeddingsDir: string): UserError {
  return new UserError(
    "INDEX_MISSING",
    `There is no index in ${embeddingsDir} that could be published.`,
    "Run `npm run index` to build it.",
  );
}
