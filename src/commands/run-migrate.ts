import { UserError } from "../errors.ts";
import { progressView } from "../faces/terminal/progress.ts";
import { readManifest } from "../index/manifest.ts";
import { pullIndex } from "../index/postgres/pull.ts";
import { shownAddress } from "../postgres/address.ts";
import { publish } from "./open-index.ts";
import { takeSettings } from "./settings.ts";

export type Store = "local" | "postgres";

/** `migrate`: copy the index from its folder to the database or back. Nothing is embedded again. */
export async function runMigrate({ from, to }: { from: Store; to: Store }): Promise<number> {
  const config = takeSettings();
  const { storeUrl, embeddingsDir } = config;
  if (from === to) throw sameStore(from);
  if (storeUrl === null) throw noServer();
  const view = progressView(process.stderr);
  try {
    if (to === "postgres") {
      await publish(config, view);
      const { articles, passages } = readManifest(embeddingsDir)!;
      console.log(done(articles, passages, `the database ${shownAddress(storeUrl)}`));
    } else {
      const { articles, passages } = await pullIndex(
        storeUrl,
        embeddingsDir,
        (phase, done, total) => view.show({ phase, done, total }),
      );
      console.log(done(articles, passages, embeddingsDir));
    }
    return 0;
  } finally {
    view.stop();
  }
}

function done(articles: number, passages: number, where: string): string {
  const count = (number: number) => number.toLocaleString("en");
  return `${count(articles)} articles, ${count(passages)} passages are in ${where}.`;
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
