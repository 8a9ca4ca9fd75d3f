import { join } from "node:path";
import type { Scored } from "#src/glossary/library.ts";
import { FILE } from "#src/index/generation/manifest.ts";
import { TopK } from "#src/index/keywords/top-k.ts";
import { openLibrary } from "#src/index/open-library.ts";
import { openPassageDatabase } from "#src/index/passages/passage-database.ts";
import { passageReader } from "#src/index/passages/passage-reader.ts";
import { dot } from "#src/index/vectors/exact-search.ts";
import { vectorSource } from "../embedders.ts";
import { evenly } from "../measure/statistics.ts";
import type { Asked, VectorsFrom } from "../places.ts";
import { vectorsOf } from "../vectors-of.ts";

/** Questions whose true neighbours are looked up. */
const SAMPLE = 100;
/** What the searching room asks of the vector index. */
const WANTED = 100;
/** The same cosine, added up in another order, differs by less. */
const ROUNDING = 1e-5;

/** Share of the true ten nearest, and of the true hundred, that HNSW finds for questions. */
export type Recall = {
  readonly questions: number;
  readonly at10: number;
  readonly at100: number;
};

/** HNSW against every vector there is, read once from the disk. */
export async function measureRecall(
  { places, questions }: Asked,
  from: VectorsFrom,
): Promise<Recall> {
  const embedder = await vectorSource(from);
  const vectors = await vectorsOf(embedder, evenly(questions, SAMPLE), "question");
  await embedder.close();
  const library = await openLibrary(places.embeddingsDir);
  const found: (readonly Scored[])[] = [];
  for (const vector of vectors) found.push(await library.nearest(vector, WANTED, null));
  const tops = vectors.map(() => new TopK(WANTED));
  const path = join(places.embeddingsDir, library.manifest.generation, FILE.passages);
  const passages = passageReader(openPassageDatabase(path, "read"));
  for (const point of passages.points()) {
    for (const [i, vector] of vectors.entries())
      tops[i]!.offer(point.id, dot(point.vector, vector));
  }
  passages.close();
  await library.close();
  const truly = tops.map((top) => top.sorted());
  return {
    questions: vectors.length,
    at10: recall(found, truly, 10),
    at100: recall(found, truly, WANTED),
  };
}

type Results = readonly (readonly Scored[])[];

/** Share of the `k` nearest that was found; equally near ones count as each other. */
export function recall(found: Results, truly: Results, k: number): number {
  let [right, all] = [0, 0];
  for (const [i, nearest] of truly.entries()) {
    const best = nearest.slice(0, k);
    const enough = best.at(-1)!.score - ROUNDING;
    right += found[i]!.slice(0, k).filter(({ score }) => score >= enough).length;
    all += best.length;
  }
  return right / all;
}
