import { join } from "node:path";
import type { Manifest } from "../../glossary/library.ts";
import { openSession } from "../../shared/databases/postgres/session.ts";
import { UserError } from "../../shared/errors.ts";
import { sha256 } from "../../shared/files/sha256.ts";
import { checkIntact } from "../generation/intact.ts";
import { FILE, passagesFiles, readManifest } from "../generation/manifest.ts";
import { openPassageDatabase } from "../passages/passage-database.ts";
import { type PassageReader, passageReader } from "../passages/passage-reader.ts";
import { ensureExtensions } from "./extensions.ts";
import { fillTables, type OnRows } from "./fill.ts";
import {
  ARTICLES_SHELF,
  currentOn,
  dropUnfinished,
  dropUnread,
  isListed,
  list,
  makeCurrent,
} from "./generations.ts";
import { CONTROL_TABLES, creationOf, indexesOf, LAYOUT, schemaOf } from "./layout.ts";
import { lockPublishing } from "./locks.ts";

/**
 * Makes the local index of a folder the current one on a server. The previous one stays current until the new one is complete,
 * and is kept until the next publication, or longer while it is being read: some readers may not know of the new one yet. Does
 * nothing if the server already has an index made from the same articles in the same way.
 *
 * @param shelf which of the server's indexes to replace
 * @returns false if there was nothing to do
 * @throws UserError when there is no local index, the server can't be used, or another process publishes
 */
export async function publishIndex(
  storeUrl: string,
  embeddingsDir: string,
  onRows: OnRows,
  shelf: string = ARTICLES_SHELF,
): Promise<boolean> {
  const manifest = readManifest(embeddingsDir);
  if (manifest === null)
    throw new UserError(
      "INDEX_MISSING",
      `There is no index in ${embeddingsDir} to publish.`,
      "Run `npm run index` to build it.",
    );
  const { generation, model } = manifest;
  const folder = join(embeddingsDir, generation);
  for (const name of passagesFiles(manifest.files))
    checkIntact(join(folder, name), manifest.files[name]);
  const local = openPassageDatabase(join(folder, FILE.passages), "read");
  const session = await openSession(storeUrl, { purpose: "index" });
  try {
    const passages = passageReader(local);
    const print = fingerprintOf(manifest, passages);
    const isThere = async () => (await currentOn(session, shelf))?.print === print;
    if (await isThere()) return false;
    await lockPublishing(session);
    await ensureExtensions(session);
    await session.query(CONTROL_TABLES);
    // Another process may have published before this one got the lock.
    if (await isThere()) return false;
    await dropUnfinished(session);
    await dropUnread(session, shelf);
    // A generation that was current before and is still there needs no second copy.
    if (!(await isListed(session, generation))) {
      const schema = schemaOf(generation);
      await session.query(creationOf(schema, model.dimensions));
      await fillTables(session, { schema, dimensions: model.dimensions }, local, onRows);
      for (const statement of indexesOf(schema, model.dimensions)) await session.query(statement);
      const collections = passages.collections();
      const publishers = passages.publishers();
      await list(session, shelf, { manifest, print, collections, publishers });
    }
    await makeCurrent(session, generation, shelf);
    return true;
  } finally {
    await session.close();
    local.close();
  }
}

function fingerprintOf({ chunker, model }: Manifest, passages: PassageReader): string {
  const files = [...passages.files().values()]
    .filter(({ skipped }) => skipped === null)
    .map(({ id, hash }) => [id, hash]);
  return sha256(JSON.stringify([LAYOUT, chunker, model.fingerprint, files.sort()]));
}
