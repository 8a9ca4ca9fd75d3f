import { existsSync } from "node:fs";
import { join } from "node:path";
import { copyMemory } from "../discord/store/copy.ts";
import { openTables, type StoreLocation } from "../discord/store/store.ts";
import { readManifest } from "../index/generation/manifest.ts";
import type { Config } from "../settings/config.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { shownAddress } from "../shared/databases/postgres/address.ts";
import { UserError } from "../shared/errors.ts";
import { progressView } from "../terminal/progress.ts";
import { publish } from "./open/open-index.ts";

type Store = "local" | "postgres";

export type MigrateOptions = { readonly from: Store; readonly to: Store };

/**
 * `migrate`: copies the index and the bot's memory from their folders to the database, or the memory back. The index is not copied
 * back, because it can be built from the articles.
 */
export async function runMigrate({ from, to }: MigrateOptions): Promise<number> {
  const config = takeSettings();
  const { storeUrl, dataDir } = config;
  if (from === to)
    throw new UserError(
      "USAGE_SAME_STORE",
      `Both --from and --to are ${from}.`,
      "Try: npm run migrate -- --from local --to postgres",
    );
  if (storeUrl === null)
    throw new UserError(
      "STORE_URL_MISSING",
      "STORE_URL is not set, so there is no database to copy to or from.",
      "Put its address in .env; docs/postgres.md shows how.",
    );
  const local = { dataDir, storeUrl: null };
  const server = { dataDir, storeUrl };
  if (to === "local") {
    await moveMemory(server, local);
    console.log("The index isn't copied: run `npm run index` to build it from the articles.");
    return 0;
  }
  await publishIndex(config, shownAddress(storeUrl));
  if (existsSync(join(dataDir, "bot.db"))) await moveMemory(local, server);
  return 0;
}

async function publishIndex(config: Config, address: string): Promise<void> {
  const view = progressView(process.stderr);
  try {
    await publish(config, view);
  } finally {
    view.stop();
  }
  const { articles, passages } = readManifest(config.embeddingsDir)!;
  const count = (number: number) => number.toLocaleString("en");
  console.log(
    `${count(articles)} articles, ${count(passages)} passages are in the database ${address}.`,
  );
}

async function moveMemory(from: StoreLocation, to: StoreLocation): Promise<void> {
  const [source, target] = [await openTables(from), await openTables(to)];
  try {
    const answers = await copyMemory(source, target);
    console.log(
      answers === null
        ? "The bot already has a memory there; it was left unchanged."
        : `The bot remembers ${answers.toLocaleString("en")} answers there.`,
    );
  } finally {
    await source.close();
    await target.close();
  }
}
