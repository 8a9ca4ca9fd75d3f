import type { Config } from "../config.ts";
import type { Embedder } from "../domain.ts";
import type { Finding } from "../faces/terminal/findings.ts";
import { readManifest } from "../index/manifest.ts";
import { openLibrary } from "../index/open-library.ts";
import { planUpdate } from "../index/plan.ts";
import { CHUNKER_VERSION } from "../ingest/finish.ts";
import { folderSource } from "../ingest/folder-source.ts";
import { holdingsOf } from "./holdings.ts";

/** Is the index whole, how old is it, and what would the next run do to it? */
export async function checkIndex(config: Config, embedder: Embedder): Promise<Finding[]> {
  const { articlesDir, embeddingsDir } = config;
  const manifest = readManifest(embeddingsDir);
  if (manifest === null)
    return [{ level: "note", text: `No index yet in ${embeddingsDir}; npm run ask builds it` }];
  (await openLibrary(embeddingsDir)).close();
  const whole: Finding = {
    level: "good",
    text: `Index ${manifest.generation} is whole: ${holdingsOf(manifest)}`,
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
