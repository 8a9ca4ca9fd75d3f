import { unknownCollectionsText } from "../discord/library/collections.ts";
import type { Embedder, Library } from "../domain.ts";
import { countChanged, planUpdate } from "../index/build/plan-update.ts";
import { readManifest } from "../index/generation/manifest.ts";
import { openLibrary } from "../index/open-library.ts";
import { CHUNKER_VERSION } from "../ingest/finish-article.ts";
import { folderSource } from "../ingest/folder-source.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../terminal/findings.ts";
import { holdingsOf } from "./holdings.ts";

/** Languages of articles that the model does not know, such as "German (12 articles)", most articles first. */
function foreignTo({ languages: known }: Embedder, { languages }: Library): string[] {
  const names = new Intl.DisplayNames("en", { type: "language" });
  return Object.entries(languages)
    .filter(([language]) => known !== null && !known.includes(language))
    .sort(([, a], [, b]) => b - a)
    .map(
      ([language, articles]) =>
        `${names.of(language) ?? language} (${articles} ${articles === 1 ? "article" : "articles"})`,
    );
}

/** Is the index whole, how old is it, and what would the next run do to it? */
export async function checkIndex(config: Config, embedder: Embedder): Promise<Finding[]> {
  const { articlesDir, embeddingsDir } = config;
  const manifest = readManifest(embeddingsDir);
  if (manifest === null)
    return [{ level: "note", text: `No index yet in ${embeddingsDir}; npm run ask builds it` }];
  const library = await openLibrary(embeddingsDir, "fully");
  await library.close();
  const found: Finding[] = [
    { level: "good", text: `Index ${manifest.generation} is intact: ${holdingsOf(manifest)}` },
  ];
  const foreign = foreignTo(embedder, library);
  if (foreign.length > 0)
    found.push({
      level: "warning",
      text: `${embedder.model} does not know ${foreign.join(", ")}: those articles are found by their words alone, not by meaning`,
      todo: "Set EMBEDDING_MODEL to a model of those languages, such as Xenova/multilingual-e5-small.",
    });
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
  return [
    ...found,
    {
      level: "warning",
      text:
        plan.rebuiltBecause ??
        `Since then ${await countChanged(plan)} files were added or changed and ${plan.difference.gone.length} removed`,
      todo: "Run npm run index to update the index; npm run ask does so by itself.",
    },
  ];
}
