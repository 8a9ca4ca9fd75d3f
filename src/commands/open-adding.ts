import { addArticle, type Intake, removeArticle, renameArticle } from "../arrival/add-article.ts";
import { openRegister } from "../arrival/register.ts";
import type { Adding } from "../discord/adding/adding.ts";
import { readWithinLimits } from "../ingest/read-within-limits.ts";
import type { Config } from "../settings/config.ts";
import { isIndexer } from "./open-index.ts";

type Wanted = Pick<
  Config,
  | "articlesDir"
  | "dataDir"
  | "embeddingsDir"
  | "storeUrl"
  | "maxArticleMb"
  | "maxArticleSeconds"
  | "maxArticleMemoryMb"
> & { readonly addInServers: readonly string[] };

/**
 * What `/add` and `/remove` work with; `null` where no server may add articles, or the index is built elsewhere.
 *
 * @throws UserError STORE_UNUSABLE when it can't be remembered what was added
 */
export function openAdding(config: Wanted, update: Adding["update"]): Adding | null {
  if (config.addInServers.length === 0 || !isIndexer(config)) return null;
  const { articlesDir, maxArticleMb } = config;
  const register = openRegister(config.dataDir);
  const { read } = readWithinLimits(config);
  const intake: Intake = { articlesDir, maxArticleMb, read, register };
  return {
    mostBytes: maxArticleMb * 1e6,
    add: async (delivery) => (await addArticle(intake, { ...delivery, url: null })).article.id,
    remove: async (id) => void (await removeArticle(intake, id)),
    rename: (id, name) => renameArticle(intake, id, name),
    added: (most) => register.newest(most),
    update,
  };
}
