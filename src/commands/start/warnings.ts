/** Warnings for the operator on standard error. */
import { unseenPlaces } from "../../discord/gateway/unseen-places.ts";
import { unknownCollectionsText } from "../../discord/library/collections.ts";
import { checkSettingsFile } from "../../doctor/settings.ts";
import type { LiveLibrary } from "../../index/live-library.ts";
import type { Config } from "../../settings/config.ts";
import { UserError } from "../../shared/errors.ts";
import { printError } from "../../terminal/error-lines.ts";
import { findingLines } from "../../terminal/findings.ts";
import { pageFor } from "../../terminal/page.ts";
import type { LibrarianAtWork } from "../processes/librarian.ts";

/** Warns about unknown settings in `.env`, and if other users may read the secrets in it. */
export async function warnOfSettingsFile(): Promise<void> {
  const page = pageFor(process.stderr, Number.POSITIVE_INFINITY);
  for (const finding of await checkSettingsFile(process.cwd()))
    console.error(findingLines(finding, page).join("\n"));
}

/** Reports a failed update: the bot goes on with the old index, if there is one. */
export async function reportNotUpdated(
  error: unknown,
  live: LiveLibrary<LibrarianAtWork>,
): Promise<void> {
  printError(error);
  if (error instanceof UserError && error.code === "INDEX_STOPPED") return;
  const ready = await live.use(() => true).catch(() => false);
  if (!ready) console.error("The bot has no index yet and says so when people ask.");
}

export async function warnOfUnknownCollections(
  { collectionChannels }: Config,
  live: LiveLibrary<LibrarianAtWork>,
): Promise<void> {
  const holdings = await live.use(({ librarian }) => librarian.holdings(null)).catch(() => null);
  const text = holdings && unknownCollectionsText(collectionChannels, holdings.collections);
  if (text) console.error(`${text}.`);
}

export async function warnOfUnseenPlaces(...asked: Parameters<typeof unseenPlaces>): Promise<void> {
  for (const { text, consequence } of await unseenPlaces(...asked))
    console.error(`${text}. ${consequence}`);
}
