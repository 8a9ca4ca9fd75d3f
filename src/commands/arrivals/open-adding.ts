import { existsSync } from "node:fs";
import { join } from "node:path";
import { addArticle } from "../../arrival/add-article.ts";
import { removeArticle, renameArticle } from "../../arrival/change-added.ts";
import { fetchArticle } from "../../arrival/web/fetch-article.ts";
import { PUBLIC_WEB, type Reach } from "../../arrival/web/reach.ts";
import { openWeb } from "../../arrival/web/web.ts";
import type { Adding } from "../../discord/adding/adding.ts";
import type { Config } from "../../settings/config.ts";
import { type IndexLocation, isIndexer } from "../open/open-index.ts";
import { type IntakeSettings, openIntake } from "./open-intake.ts";

type Wanted = IntakeSettings &
  IndexLocation &
  Pick<Config, "addFromWeb"> & { readonly addInServers: readonly string[] };

/**
 * What `/add` and `/remove` need; `null` if no server may add articles, or the index is built elsewhere.
 *
 * @param reach which addresses may be fetched; only tests pass another one
 * @throws UserError STORE_UNUSABLE if the register of added articles can't be opened
 */
export function openAdding(
  config: Wanted,
  update: Adding["update"],
  reach: Reach = PUBLIC_WEB,
): Adding | null {
  if (config.addInServers.length === 0 || !isIndexer(config)) return null;
  const { maxArticleMb } = config;
  const intake = openIntake(config);
  const web = config.addFromWeb ? openWeb(maxArticleMb, reach) : null;
  return {
    fetch: web && ((address) => fetchArticle(address, web)),
    mostBytes: maxArticleMb * 1e6,
    add: async (delivery) => (await addArticle(intake, delivery)).article.id,
    remove: async (id) => void (await removeArticle(intake, id)),
    rename: (id, name) => renameArticle(intake, id, name),
    added: (most) => intake.register.newest(most),
    isThere: (id) => existsSync(join(intake.articlesDir, id)),
    update,
  };
}
