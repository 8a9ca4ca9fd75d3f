import { join } from "node:path";
import type { Period } from "../glossary/domain.ts";
import type { Library, Manifest } from "../glossary/library.ts";
import { UserError } from "../shared/errors.ts";
import { checkIntact, checkVerified, readIntact, readVerified } from "./generation/intact.ts";
import {
  FILE,
  isReadable,
  passagesFiles,
  readManifest,
  vectorsFiles,
} from "./generation/manifest.ts";
import type { Verifying } from "./generation/verified.ts";
import { Keywords } from "./keywords/keywords.ts";
import { openPassageDatabase } from "./passages/passage-database.ts";
import { passageReader } from "./passages/passage-reader.ts";
import { publishedWithin } from "./passages/published-within.ts";
import { questionLanguage } from "./terms/question-language.ts";
import { restemmed, STEMMED } from "./terms/terms.ts";
import { dot } from "./vectors/exact-search.ts";
import { LayeredGraph } from "./vectors/layered-graph.ts";
import { VectorIndex } from "./vectors/vector-index.ts";
import { vectorSearch } from "./vectors/vector-search.ts";

/**
 * Opens the current index. Every file is compared with its SHA-256 before anything else reads it. The library does not notice
 * an index that is built later: open again to get it.
 *
 * @throws UserError INDEX_MISSING, INDEX_DAMAGED naming the file, or INDEX_OUTDATED for another format
 */
export async function openLibrary(
  embeddingsDir: string,
  verifying: Verifying = "lately",
): Promise<Library> {
  const manifest = readManifest(embeddingsDir);
  if (!manifest)
    throw new UserError(
      "INDEX_MISSING",
      `There is no index in ${embeddingsDir} yet.`,
      "Run `npm run index` to build it.",
    );
  if (!isReadable(manifest))
    throw new UserError(
      "INDEX_OUTDATED",
      `The index in ${embeddingsDir} was built by another version of this program.`,
      "Run `npm run index -- --full` to rebuild it.",
    );
  try {
    return await openGeneration(join(embeddingsDir, manifest.generation), manifest, verifying);
  } catch (error) {
    // Two builds may have finished since CURRENT was read, and the second deletes what it named.
    const now = readManifest(embeddingsDir);
    if (now && now.generation !== manifest.generation) return openLibrary(embeddingsDir, verifying);
    throw error;
  }
}

async function openGeneration(
  folder: string,
  manifest: Manifest,
  verifying: Verifying,
): Promise<Library> {
  const file = (name: string) => [join(folder, name), manifest.files[name] ?? ""] as const;
  const isFull = verifying === "fully";
  const check = isFull ? checkIntact : checkVerified;
  const read = isFull ? readIntact : readVerified;
  const graphs = vectorsFiles(manifest.files).map((name) => check(...file(name)));
  // Threads of hnswlib load them while this one reads the other files.
  const { dimensions } = manifest.model;
  const loading = Promise.all(graphs.map((path) => VectorIndex.load(path, dimensions)));
  loading.catch(() => {}); // Awaited below, unless another file is damaged.
  const keywords = new Keywords(read(...file(FILE.keywords)));
  for (const name of passagesFiles(manifest.files)) check(...file(name));
  const [vectors, earlier] = await loading;
  const passages = passageReader(openPassageDatabase(join(folder, FILE.passages), "read"));
  const graph = new LayeredGraph(vectors!, earlier, passages.goneIds());
  graph.ef = manifest.hnsw.ef;
  const within = publishedWithin(keywords.ids, passages);
  const flagsOf = (during: Period | null = null) => during && within(during);
  const nearest = vectorSearch(graph, keywords, passages, flagsOf);
  // Without passages there is no index.
  const wordSpace = passages.wordSpace()!;
  const languages = passages.languages(null);

  return {
    manifest,
    collections: keywords.collections,
    publishers: passages.publishers(),
    wordSpace,
    article: async (id) => passages.article(id),
    infos: async (ids) => passages.infos(ids),
    articles: async (within, part) => passages.articles(within, part),
    ids: async (after, most) => passages.idsOfArticles(after, most),
    count: async (within, during) => passages.countWithin(within, during),
    languages: async (within) => passages.languages(within),
    passages: async (ids) => passages.passages(ids),
    passagesOf: async (articleId) => passages.passagesOf(articleId),
    openPassages: async (ids, stemmedAs) => restemmed(passages.open(ids), stemmedAs),
    nearest: async (vector, k, within, during) => nearest(vector, k, within, during),
    best: async (words, k, within, during) => keywords.best(words, k, within, flagsOf(during)),
    cosines: async (awaited, ids) => {
      const vectors = passages.vectors(ids);
      const vector = await awaited;
      return vectors.map((other) => dot(other, vector));
    },
    bm25: async (words, ids) => keywords.scores(words, ids),
    languageOf: (question) => questionLanguage(question, languages),
    ...STEMMED,
    words: async (question, language) => keywords.words(question, language, languages),
    spelled: async (word) => keywords.spelled(word),
    close: async () => passages.close(),
  };
}
