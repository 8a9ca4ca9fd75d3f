import { join } from "node:path";
import type { Manifest } from "../domain.ts";
import { openDatabase } from "./database.ts";
import { isIntact } from "./generations.ts";
import { FILE } from "./manifest.ts";
import { type PassageReader, readPassages } from "./passages.ts";
import { VectorIndex } from "./vectors.ts";

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
  base: Manifest | null,
  dimensions: number,
  passages: PassageReader,
): Promise<Reused> {
  const before = new Set(base ? pointIdsOf(embeddingsDir, base) : []);
  const now = passages.pointIds();
  const reused = now.filter((id) => before.has(id)).length;
  const counts = { reused, resumed: now.length - reused };

  if (base && isIntact(embeddingsDir, base, FILE.vectors)) {
    const file = join(embeddingsDir, base.generation, FILE.vectors);
    const graph = await VectorIndex.load(file, dimensions, base.passages);
    const kept = new Set(now);
    graph.remove([...before].filter((id) => !kept.has(id)));
    if (!graph.isWorn) {
      await graph.add(passages.points((id) => !before.has(id)));
      return { graph, ...counts };
    }
  }
  const graph = VectorIndex.empty(dimensions);
  await graph.add(passages.points());
  return { graph, ...counts };
}

function pointIdsOf(embeddingsDir: string, { generation }: Manifest): number[] {
  const database = openDatabase(join(embeddingsDir, generation, FILE.passages), "read");
  try {
    return readPassages(database).pointIds();
  } finally {
    database.close();
  }
}
