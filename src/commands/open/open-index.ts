import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Library, Manifest } from "../../glossary/library.ts";
import { folderVersionSource, type VersionSource } from "../../index/generation/index-version.ts";
import { CURRENT } from "../../index/generation/manifest.ts";
import { openLibrary } from "../../index/open-library.ts";
import type { Config } from "../../settings/config.ts";
import { UserError } from "../../shared/errors.ts";
import type { ProgressView } from "../../terminal/progress.ts";

/** The settings that determine where the index is. */
export type IndexLocation = Pick<Config, "storeUrl" | "embeddingsDir">;

/** A library; `lost` resolves when it can no longer answer although it was not closed. */
export type OpenLibrary = Library & { readonly lost?: Promise<unknown> };

/**
 * Opens the current index: on the server of STORE_URL, or in its folder. The PostgreSQL client is loaded only if it is needed.
 *
 * @param shelf which of the server's indexes; by default that of the articles
 * @throws UserError for an index or a server that can't be used
 */
export async function openCurrent(
  { storeUrl, embeddingsDir }: IndexLocation,
  shelf?: string,
): Promise<OpenLibrary> {
  if (storeUrl === null) return openLibrary(embeddingsDir);
  const { openPostgresLibrary } = await import("../../index/postgres/open-postgres-library.ts");
  return openPostgresLibrary(storeUrl, shelf);
}

/** A source that tells which index is current, without opening it. */
export async function versionSourceOf({
  storeUrl,
  embeddingsDir,
}: IndexLocation): Promise<VersionSource> {
  if (storeUrl === null) return folderVersionSource(embeddingsDir);
  const { postgresVersionSource } = await import("../../index/postgres/index-version.ts");
  return postgresVersionSource(storeUrl);
}

/** Publishes the local index on the server of STORE_URL, if there is one, unless the server already has an equal one. */
export async function publish(
  { storeUrl, embeddingsDir }: IndexLocation,
  view: ProgressView,
  shelf?: string,
): Promise<void> {
  if (storeUrl === null) return;
  const { publishIndex } = await import("../../index/postgres/publish.ts");
  const onRows = (done: number, total: number) => view.show({ phase: "publishing", done, total });
  await publishIndex(storeUrl, embeddingsDir, onRows, shelf);
}

/**
 * True if this machine builds the index: always without STORE_URL, and with it on the machine where `npm run index` was run.
 * Other machines only read the index, so that none replaces it with one of its own articles.
 */
export function isIndexer({ storeUrl, embeddingsDir }: IndexLocation): boolean {
  return storeUrl === null || existsSync(join(embeddingsDir, CURRENT));
}

/** @throws UserError unless the index was built with this model */
export function checkModel(
  { model }: Manifest,
  used: { readonly model: string; readonly fingerprint: string },
): void {
  if (model.fingerprint === used.fingerprint) return;
  throw new UserError(
    "INDEX_OF_OTHER_MODEL",
    `The index was built with the model ${model.name}, but questions are asked with ${used.model}.`,
    "Set EMBEDDING_MODEL in .env to the model you want and start again.",
  );
}
