import { join } from "node:path";
import { FILE } from "#src/index/generation/manifest.ts";
import { openLibrary } from "#src/index/open-library.ts";
import { openPassageDatabase } from "#src/index/passages/passage-database.ts";
import { passageReader } from "#src/index/passages/passage-reader.ts";
import { nearestExactly } from "#src/index/vectors/exact-search.ts";
import { readyEmbedder } from "../embedders.ts";
import { eachTimed, type Spread, spread } from "../measure/statistics.ts";
import type { Asked } from "../places.ts";
import { vectorsOf } from "../vectors-of.ts";
import { recall } from "./recall.ts";

/** What the searching room asks of the vector index. */
const WANTED = 100;

export type VectorsCompared = {
  readonly questions: number;
  /** Milliseconds a search. */
  readonly hnsw: Spread;
  readonly exact: Spread;
  /** Share of the true ten nearest, and of the true hundred, that HNSW finds. */
  readonly recallAt10: number;
  readonly recallAt100: number;
};

/** The graph against exact search over every vector: the hundred nearest to the same questions. */
export async function compareVectors({ places, questions }: Asked): Promise<VectorsCompared> {
  const { embeddingsDir } = places;
  const embedder = await readyEmbedder();
  const vectors = await vectorsOf(embedder, questions, "question");
  await embedder.close();
  const library = await openLibrary(embeddingsDir);
  const database = join(embeddingsDir, library.manifest.generation, FILE.passages);
  const points = [...passageReader(openPassageDatabase(database, "read")).points()];

  const byGraph = await eachTimed(vectors, (vector) => library.nearest(vector, WANTED, null));
  const truly = await eachTimed(vectors, async (vector) => nearestExactly(points, vector, WANTED));
  await library.close();
  return {
    questions: questions.length,
    hnsw: spread(byGraph.ms),
    exact: spread(truly.ms),
    recallAt10: recall(byGraph.results, truly.results, 10),
    recallAt100: recall(byGraph.results, truly.results, 100),
  };
}
