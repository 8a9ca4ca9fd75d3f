import { existsSync } from "node:fs";
import { join } from "node:path";
import { shownAddress } from "../databases/postgres/address.ts";
import { copyMemory } from "../discord/store/copy.ts";
import { openTables, type StorePlace } from "../discord/store/store.ts";
import type { Manifest } from "../domain.ts";
import { UserError } from "../errors.ts";
import { readManifest } from "../index/generation/manifest.ts";
import { pullIndex } from "../index/postgres/pull.ts";
import type { Config } from "../settings/config.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { type ProgressView, progressView } from "../terminal/progress.ts";
import { publish } from "./open-index.ts";

export type Store = "local" | "postgres";

/** `migrate`: copy the index and the bot's memory from their folders to the database or back. Nothing is embedded again. */
export async function runMigrate({ from, to }: { from: Store; to: Store }): Promise<number> {
  const config = takeSettings();
  const { storeUrl } = config;
  if (from === to) throw sameStore(from);
  if (storeUrl === null) throw noServer();
  const view = progressView(process.stderr);
  try {
    const { articles, passages } = await copyIndex(config, storeUrl, to, view);
    const count = (number: number) => number.toLocaleString("en");
    const where = to === "local" ? config.embeddingsDir : `the database ${shownAddress(storeUrl)}`;
    console.log(`${count(articles)} articles, ${count(passages)} passages are in ${where}.`);
  } finally {
    view.stop();
  }
  const local = { dataDir: config.dataDir, storeUrl: null };
  const server = { dataDir: config.dataDir, storeUrl };
  if (to === "local") await moveMemory(server, local);
  else if (existsSync(join(config.dataDir, "bot.db"))) await moveMemory(local, server);
  return 0;
}

/** @returns what is there then */
async function copyIndex(
  config: Config,
  storeUrl: string,
  to: Store,
  view: ProgressView,
): Promise<Manifest> {
  const { embeddingsDir } = config;
  if (to === "local")
    return pullIndex(storeUrl, embeddingsDir, (phase, done, total) =>
      view.show({ phase, done, total }),
    );
  await publish(config, view);
  return readManifest(embeddingsDir)!;
}

async function moveMemory(from: StorePlace, to: StorePlace): Promise<void> {
  const [source, target] = [await openTables(from), await openTables(to)];
  try {
    const answers = await copyMemory(source, target);
    console.log(
      answers === null
        ? "The bot has a memory there already; it was left as it is."
        : `The bot remembers ${answers.toLocaleString("en")} answers there.`,
    );
  } finally {
    await source.close();
    await target.close();
  }
}

function sameStore(store: Store): UserError {
  return new UserError(
    "USAGE_SAME_STORE",
    `The index is to be copied from ${store} to ${store}.`,
    "Try: npm run migrate -- --from local --to postgres",
  );
}

function noServer(): UserError {
  return new UserError(
    "STORE_URL_MISSING",
    "STORE_URL is not set, so that there is no database to copy to or from.",
    "Put its address into .env; docs/postgres.md shows how.",
  );
}
