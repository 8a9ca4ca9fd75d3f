import { env, pipeline } from "@xenova/transformers";
import { openLibrary } from "#src/index/open-library.ts";
import { searchText } from "#src/index/passages/search-text.ts";
import { readyEmbedder, vectorsOf } from "../embedders.ts";
import { evenly, median } from "../measure/statistics.ts";
import { MODEL, MODELS, type Places } from "../places.ts";

const SAMPLE = 500;
/** Each way is measured so often, turn about, so that both see the same weather on the machine. */
const ROUNDS = 3;

export type EmbeddingCompared = {
  readonly passages: number;
  readonly tokensPerPassage: number;
  readonly oursPerSecond: number;
  readonly pipelinePerSecond: number;
  /** Smallest cosine between the two vectors of a passage: both ways compute the same. */
  readonly leastCosine: number;
};

/** The embedder of this project against the library's pipeline, fed one passage after the other. */
export async function compareEmbedding({ embeddingsDir }: Places): Promise<EmbeddingCompared> {
  const texts = await sampleTexts(embeddingsDir);
  env.allowRemoteModels = false;
  env.localModelPath = MODELS;
  const extract = await pipeline("feature-extraction", MODEL, { quantized: true });
  const embedder = await readyEmbedder();

  const oneByOne = async () => {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      const { data } = await extract(text, { pooling: "mean", normalize: true });
      vectors.push(data as Float32Array);
    }
    return vectors;
  };
  const together = () => vectorsOf(embedder, texts, "passage");
  const [theirs, ours] = [await oneByOne(), await together()];

  const seconds = { ours: [] as number[], pipeline: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    seconds.pipeline.push(await secondsOf(oneByOne));
    seconds.ours.push(await secondsOf(together));
  }
  await embedder.close();
  const tokens = texts.reduce((sum, text) => sum + extract.tokenizer.encode(text).length, 0);
  return {
    passages: texts.length,
    tokensPerPassage: tokens / texts.length,
    oursPerSecond: texts.length / median(seconds.ours),
    pipelinePerSecond: texts.length / median(seconds.pipeline),
    leastCosine: Math.min(
      ...ours.map((vector, i) => vector.reduce((sum, x, d) => sum + x * theirs[i]![d]!, 0)),
    ),
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
