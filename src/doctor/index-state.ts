import type { Config } from "../config.ts";
import type { Embedder } from "../domain.ts";
import type { Finding } from "../faces/terminal/findings.ts";
import { readManifest } from "../index/manifest.ts";
import { openLibrary } from "../index/open-library.ts";
import { planUpdate } from "../index/plan.ts";
import { CHUNKER_VERSION } from "../ingest/finish.ts";
import { folderSource } from "../ingest/folder-source.ts";

/** Is the index whole, how old is it, and what would the next run do to it? */
export async function checkIndex(config: Config, embedder: Embedder): Promise<Finding[]> {
  const { articlesDir, embeddingsDir } = config;
  const manifest = readManifest(embeddingsDir);
  if (manifest === null)
    return [{ level: "note", text: `No index yet in ${embeddingsDir}; npm run ask builds it` }];
  (await openLibrary(embeddingsDir)).close();
  const holds = `${manifest.articles.toLocaleString("en")} articles, ${manifest.passages.toLocaleString("en")} passages`;
  const age = ago(Date.now() - Date.parse(manifest.builtAt));
  const whole: Finding = {
    level: "good",
    text: `Index ${manifest.generation} is whole: ${holds}, built ${age}`,
  };
  const { upToDate, rebuiltBecause, difference } = await planUpdate({
    source: folderSource(articlesDir, config),
    embedder,
    embeddingsDir,
    chunker: CHUNKER_VERSION,
  });
  if (upToDate) return [whole];
  const { toRead, gone } = difference;
  return [
    whole,
    {
      level: "warning",
      text:
        rebuiltBecause ??
        `Since then ${toRead.length} files were added or changed and ${gone.length} removed`,
      todo: "npm run index brings the index up to date; npm run ask does so by itself.",
    },
  ];
}

/** Such as "just now", "5 minutes ago" or "3 days ago". */
function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat("en");
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return words.format(-minutes, "minute");
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.format(-hours, "hour") : words.format(-Math.floor(hours / 24), "day");
}
