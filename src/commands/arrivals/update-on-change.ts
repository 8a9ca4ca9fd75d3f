import { type FolderWatch, watchFolder } from "../../arrival/watch/watch-folder.ts";
import type { BuildProgress, BuildReport } from "../../glossary/building.ts";
import { stateOf } from "../../ingest/folder/listing-state.ts";
import { walk } from "../../ingest/folder/walk.ts";
import type { Config } from "../../settings/config.ts";
import type { Rebuilds } from "../processes/rebuilds.ts";

/** Receives reports while the index is kept up to date. */
export type UpdateListener = {
  progress?(progress: BuildProgress): void;
  /** Also called for an update that found nothing to do. */
  updated(report: BuildReport): void;
  failed(error: unknown): void;
  /** Shows the operator a sentence. */
  say(text: string): void;
};

/** Brings the index up to date now, and again whenever the articles folder has changed. */
export function updateOnChange(
  { articlesDir, maxArticleMb }: Pick<Config, "articlesDir" | "maxArticleMb">,
  rebuilds: Rebuilds,
  listener: UpdateListener,
): FolderWatch {
  return watchFolder(
    articlesDir,
    {
      look: async () => stateOf(await walk(articlesDir, maxArticleMb)),
      async update() {
        const report = await rebuilds.runNext((progress) => listener.progress?.(progress));
        listener.updated(report);
        return report.changedAnything;
      },
      onFailure: listener.failed,
    },
    listener.say,
  );
}
