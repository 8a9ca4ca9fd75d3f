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
 * Opens the articles folder for what arrives, and clears it of what a killed process left half-written.
 *
 * @throws UserError STORE_UNUSABLE when it can't be remembered what arrived
 */
export function openIntake(config: IntakeSettings): Intake {
  const { articlesDir, dataDir, maxArticleMb } = config;
  const register = openRegister(dataDir);
  void clearUnfinished(articlesDir);
  return { articlesDir, maxArticleMb, read: readWithinLimits(config).read, register };
}
