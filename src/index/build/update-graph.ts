import { join } from "node:path";
import { isIntact } from "../generation/intact.ts";
import { FILE } from "../generation/manifest.ts";
import { fromPassages, type PassageReader, type Point } from "../passages/passage-reader.ts";
import { VectorIndex } from "../vectors/vector-index.ts";
import type { OnProgress } from "./phases.ts";
import type { Base } from "./work-folder.ts";

export type Reused = {
  readonly graph: VectorIndex;
  /** Points that the base had too, and points that only an interrupted build can have made. */
  readonly reused: number;
  readonly resumed: number;
};

/**
 * The graph of all vectors there are: the base's, without the points that are gone and with those that
 * are new. Built from the vectors when there is no base, its graph is damaged or too much of it is gone. A passage's id is
 * never given twice, so an id that both have means the same vector.
 */
export async function updateGraph(
  embeddingsDir: string,
  base: Base | null,
  dimensions: number,
  passages: PassageReader,
  onProgress: OnProgress,
): Promise<Reused> {
  const before = new Set(base ? pointIdsOf(embeddingsDir, base) : []);
  const now = passages.pointIds();
  const reused = now.filter((id) => before.has(id)).length;
  const counts = { reused, resumed: now.length - reused };

  const file = base && join(embeddingsDir, base.generation, FILE.vectors);
  if (file && isIntact(file, base.files[FILE.vectors])) {
    const graph = await VectorIndex.load(file, dimensions, before.size);
    const kept = new Set(now);
    graph.remove([...before].filter((id) => !kept.has(id)));
    if (!graph.isWorn) {
      const added = passages.points((id) => !before.has(id));
      await graph.add(telling(added, counts.resumed, onProgress));
      return { graph, ...counts };
    }
  }
  const graph = VectorIndex.empty(dimensions);
  await graph.add(telling(passages.points(), now.length, onProgress));
  return { graph, ...counts };
}

function pointIdsOf(embeddingsDir: string, { generation }: Base): number[] {
  const path = join(embeddingsDir, generation, FILE.passages);
  return fromPassages(path, (passages) => passages.pointIds());
}

function* telling(
  points: Iterable<Point>,
  total: number,
  onProgress: OnProgress,
): Generator<Point> {
  let done = 0;
  for (const point of points) {
    yield point;
    onProgress(++done, total);
  }
}
