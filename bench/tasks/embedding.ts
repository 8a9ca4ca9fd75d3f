import { join } from "node:path";
import { loadTokenizer } from "#src/embed/model/tokenizer.ts";
import { openLibrary } from "#src/index/open-library.ts";
import { searchText } from "#src/index/passages/search-text.ts";
import { readyEmbedder } from "../embedders.ts";
import { cpuTotal } from "../measure/process-figures.ts";
import { evenly, median } from "../measure/statistics.ts";
import { MODEL, MODELS, type Places } from "../places.ts";
import { vectorsOf } from "../vectors-of.ts";
import { measureProducts, type ProductsMeasured } from "./int8-products.ts";

const SAMPLE = 500;
const ROUNDS = 3;

export type EmbeddingMeasured = {
  readonly passages: number;
  readonly tokensPerPassage: number;
  readonly passagesPerSecond: number;
  /** CPU time of all processes for a passage; `null` where it can't be told. */
  readonly cpuMsPerPassage: number | null;
  /** What a passage of the mean length can't do without. */
  readonly products: ProductsMeasured;
};

/** The embedder on passages of an index, all in one call; the first round does not count. */
export async function measureEmbedding({ embeddingsDir }: Places): Promise<EmbeddingMeasured> {
  const texts = await sampleTexts(embeddingsDir);
  const embedder = await readyEmbedder();
  const tokenizer = await loadTokenizer(join(MODELS, MODEL), embedder.facts.maxTokens);
  await vectorsOf(embedder, texts, "passage");
  const seconds: number[] = [];
  const cpuBefore = cpuTotal();
  for (let round = 0; round < ROUNDS; round++) {
    seconds.push(await secondsOf(() => vectorsOf(embedder, texts, "passage")));
  }
  const cpu = cpuTotal();
  await embedder.close();
  const tokens = texts.reduce((sum, text) => sum + tokenizer.encode(text, null).ids.length, 0);
  const tokensPerPassage = tokens / texts.length;
  return {
    passages: texts.length,
    tokensPerPassage,
    passagesPerSecond: texts.length / median(seconds),
    cpuMsPerPassage: cpu && cpuBefore && (1000 * (cpu - cpuBefore)) / (ROUNDS * texts.length),
    products: await measureProducts(Math.round(tokensPerPassage)),
  };
}

async function sampleTexts(embeddingsDir: string): Promise<string[]> {
  const library = await openLibrary(embeddingsDir);
  const articles = evenly(await library.articles(null), SAMPLE);
  const texts: string[] = [];
  for (const article of articles) {
    const passages = await library.passagesOf(article.id);
    texts.push(...passages.map((passage) => searchText(article, passage)));
  }
  await library.close();
  return evenly(texts, SAMPLE);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
