import { openSession, type Session } from "../../databases/postgres/database.ts";
import type { Manifest } from "../../domain.ts";
import { updateGraph } from "../build/update-graph.ts";
import { openWorkFolder } from "../build/work-folder.ts";
import { verify, writeSearchFiles } from "../build/write-search-files.ts";
import { makeFolder } from "../generation/disk.ts";
import { explainDiskErrors, roomForPassages } from "../generation/disk-errors.ts";
import { publish } from "../generation/generations.ts";
import { holdingLock } from "../generation/lock.ts";
import { FORMAT, readManifest } from "../generation/manifest.ts";
import type { Database } from "../passages/passage-database.ts";
import { readPassages } from "../passages/passage-reader.ts";
import { ARTICLES_SHELF } from "./control.ts";
import { type Row, selectRows, vectorOf } from "./copy-rows.ts";
import { holdCurrent } from "./hold.ts";
import { SHARED_TABLES, schemaOf } from "./layout.ts";

const VECTORS = { passage: "int", vector: "vector" };

type Tell = (phase: "copying" | "indexing" | "verifying", done: number, total: number) => void;

/**
 * Makes the index on a server the local one of a folder. Articles, passages and vectors are copied; the
 * graph and the keyword index are made here. Nothing is embedded.
 *
 * @param tell called with the number of rows copied or passages linked, and how many there are
 * @returns what the folder holds then
 * @throws UserError when there is no index on the server, or another process updates the local one
 */
export async function pullIndex(
  storeUrl: string,
  embeddingsDir: string,
  tell: Tell,
  shelf: string = ARTICLES_SHELF,
): Promise<Manifest> {
  const held = await holdCurrent(storeUrl, shelf);
  const session = await openSession(storeUrl, { purpose: "copy" });
  try {
    const { manifest } = held.published;
    const bytesNeeded = roomForPassages(manifest.passages, manifest.model.dimensions);
    return await explainDiskErrors(embeddingsDir, bytesNeeded, async () => {
      makeFolder(embeddingsDir);
      return holdingLock(embeddingsDir, () => copied(session, manifest, embeddingsDir, tell));
    });
  } finally {
    await session.close();
    await held.close();
  }
}

async function copied(
  session: Session,
  { generation, chunker, model, articles, passages: count }: Manifest,
  embeddingsDir: string,
  tell: Tell,
): Promise<Manifest> {
  const before = readManifest(embeddingsDir)?.generation ?? null;
  const origin = { base: null, fingerprint: model.fingerprint, chunker, format: FORMAT };
  const work = openWorkFolder(embeddingsDir, null, origin, true);
  const passages = readPassages(work.database);
  try {
    const rows = articles + 2 * count;
    await copyTables(session, schemaOf(generation), work.database, (done) =>
      tell("copying", Math.min(done, rows), rows),
    );
    const { dimensions } = model;
    const indexing = (done: number, total: number) => tell("indexing", done, total);
    const { graph } = await updateGraph(embeddingsDir, null, dimensions, passages, indexing);
    await writeSearchFiles(work.path, passages, graph, indexing);
    const embedder = { ...model, model: model.name };
    const manifest = await verify(work.path, passages, embedder, chunker, (done, total) =>
      tell("verifying", done, total),
    );
    passages.close();
    publish(embeddingsDir, work.path, manifest, before);
    return manifest;
  } finally {
    passages.close();
  }
}

/** Copies what a local index is made of, each group of rows in one transaction. */
async function copyTables(
  session: Session,
  schema: string,
  local: Database,
  tell: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (const [table, columns] of Object.entries({ ...SHARED_TABLES, vectors: VECTORS })) {
    const names = Object.keys(columns);
    const insert = local.prepare<[object]>(
      `INSERT INTO ${table} (${names}) VALUES (${names.map((name) => `@${name}`)})`,
    );
    const save = local.transaction((rows: readonly Row[]) => {
      for (const row of rows) insert.run(stored(row));
    });
    for await (const rows of selectRows(session, `${schema}.${table}`, names)) {
      save(rows);
      done += rows.length;
      tell(done);
    }
  }
}

/** A row as SQLite keeps it: a vector as the bytes of its numbers. */
function stored(row: Row): object {
  if (typeof row.vector !== "string") return row;
  return { ...row, vector: Buffer.from(vectorOf(row.vector).buffer) };
}
