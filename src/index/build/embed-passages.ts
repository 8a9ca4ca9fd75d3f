import type { Embedder, Projection, WordSpace } from "../../glossary/embedder.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import type { EmbeddedPassage, PassageWriter } from "../passages/passage-writer.ts";
import { embeddedText } from "../passages/search-text.ts";
import type { VectorIndex } from "../vectors/vector-index.ts";
import { makeWordSpace } from "./make-word-space.ts";
import type { OnProgress } from "./phases.ts";

/** Passages between two commits; a killed build has to embed up to three times as many again. */
const AT_A_TIME = 256;

/**
 * Embeds the passages that have no vector yet, saves their vectors and links them into the graph. While one batch is being
 * saved and linked, the embedder works on the next two, so that none of its processes is idle.
 *
 * The longest passages come first: the texts of a batch are about equally long, the embedder's memory peaks early, and the
 * remaining time is never underestimated.
 *
 * @returns how many were embedded
 */
export async function embedPassages(
  passages: PassageReader & PassageWriter,
  embedder: Embedder,
  graph: VectorIndex,
  onProgress: OnProgress,
): Promise<number> {
  const ids = passages.withoutVector();
  if (ids.length === 0) return 0;
  const { projection } = await wordSpaceOf(passages, embedder);
  const started = performance.now();
  let [next, afterNext] = [embedBatch(0), embedBatch(AT_A_TIME)];
  for (let start = 0; start < ids.length; start += AT_A_TIME) {
    const points = await next;
    [next, afterNext] = [afterNext, embedBatch(start + 2 * AT_A_TIME)];
    passages.saveEmbeddings(points);
    await graph.add(points);
    const done = start + points.length;
    onProgress(done, ids.length, (1000 * done) / (performance.now() - started));
  }
  return ids.length;

  function embedBatch(start: number): Promise<EmbeddedPassage[]> {
    const batch = embed(ids.slice(start, start + AT_A_TIME), passages, embedder, projection);
    // If saving the batch before it fails, that error is the one to report.
    batch.catch(() => {});
    return batch;
  }
}

/** The index's word space; created with its first passages. */
async function wordSpaceOf(
  passages: PassageReader & PassageWriter,
  embedder: Embedder,
): Promise<WordSpace> {
  const existing = passages.wordSpace();
  if (existing) return existing;
  const made = await makeWordSpace(embedder, passages);
  passages.saveWordSpace(made);
  return made;
}

async function embed(
  ids: readonly number[],
  passages: PassageReader,
  embedder: Embedder,
  projection: Projection,
): Promise<EmbeddedPassage[]> {
  if (ids.length === 0) return [];
  const texts = ids.map((id) => embeddedText(passages.searchable(id)));
  const embeddings = await embedder.embed(texts, "passage", projection);
  return embeddings.map((embedding, i) => ({ id: ids[i]!, ...embedding }));
}
