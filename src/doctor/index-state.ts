import { unknownCollectionsText } from "../discord/library/collections.ts";
import { MULTILINGUAL_MODELS } from "../embed/model/known-models.ts";
import type { Embedder } from "../glossary/embedder.ts";
import { countChanged, planUpdate } from "../index/build/plan/plan-update.ts";
import { lockHolder } from "../index/generation/lock.ts";
import { readManifest } from "../index/generation/manifest.ts";
import { openLibrary } from "../index/open-library.ts";
import { CHUNKER_VERSION } from "../ingest/chunker-version.ts";
import { folderSource } from "../ingest/folder/folder-source.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../terminal/findings.ts";
import { languageFindings } from "../terminal/language-findings.ts";
import { holdingsOf } from "./holdings.ts";

/** Is the index whole, how old is it, and what would the next run do to it? */
export async function checkIndex(config: Config, embedder: Embedder): Promise<Finding[]> {
  const { articlesDir, embeddingsDir } = config;
  const manifest = readManifest(embeddingsDir);
  if (manifest === null) {
    const builder = lockHolder(embeddingsDir);
    const text =
      builder === null
        ? `No index yet in ${embeddingsDir}; npm run ask builds it`
        : `The first index in ${embeddingsDir} is being built by ${builder}`;
    return [{ level: "note", text }];
  }
  const library = await openLibrary(embeddingsDir, "fully");
  const languages = await library.languages(null);
  await library.close();
  const found: Finding[] = [
    { level: "good", text: `Index ${manifest.generation} is intact: ${holdingsOf(manifest)}` },
    ...languageFindings(languages, embedder, MULTILINGUAL_MODELS),
  ];
  const unknown = unknownCollectionsText(config.collectionChannels, library.collections);
  if (unknown !== null)
    found.push({
      level: "warning",
      text: unknown,
      todo: `Compare the spelling with the folders in ARTICLES_DIR that have articles: ${library.collections.join(", ") || "none"}.`,
    });
  const plan = await planUpdate({
    source: folderSource(articlesDir, config),
    embedder,
    embeddingsDir,
    chunker: CHUNKER_VERSION,
    opened: manifest.generation,
  });
  if (plan.upToDate) return found;
  const changes =
    plan.rebuiltBecause ??
    plan.readAgainBecause ??
    `The articles have changed since: ${await countChanged(plan)} new or changed, ${plan.difference.gone.length} removed`;
  const builder = lockHolder(embeddingsDir);
  return [
    ...found,
    builder === null
      ? {
          level: "warning",
          text: changes,
          todo: "Run npm run index to update the index; npm run ask does so by itself.",
        }
      : { level: "note", text: `${changes}; the index is being updated by ${builder}` },
  ];
}
