import type { Intake } from "../../arrival/add-article.ts";
import { clearUnfinished } from "../../arrival/folder/unfinished.ts";
import { openRegister } from "../../arrival/register.ts";
import { readWithinLimits } from "../../ingest/read-within-limits.ts";
import type { Config } from "../../settings/config.ts";

export type IntakeSettings = Pick<
  Config,
  "articlesDir" | "dataDir" | "maxArticleMb" | "maxArticleSeconds" | "maxArticleMemoryMb"
>;

/**
 * Opens the articles folder for new articles, and deletes the half-written files of killed processes.
 *
 * @throws UserError STORE_UNUSABLE if the register of added articles can't be opened
 */
export function openIntake(config: IntakeSettings): Intake {
  const { articlesDir, dataDir, maxArticleMb } = config;
  const register = openRegister(dataDir);
  void clearUnfinished(articlesDir);
  return { articlesDir, maxArticleMb, read: readWithinLimits(config).read, register };
}
