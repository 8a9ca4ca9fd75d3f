import type { Embedder, Vector } from "../../../src/embedder.ts";

/** The vectors of texts, for callers that need no vectors of their words. */
export async function vectorsOf(
  embedder: Pick<Embedder, "embed">,
  texts: readonly string[],
  as: "passage" | "question" = "question",
): Promise<Vector[]> {
  const embeddings = await embedder.embed(
    texts.map((text) => ({ text, words: [] })),
    as,
    new Float32Array(0),
  );
  return embeddings.map(({ vector }) => vector);
}

/** The same for one text. */
export async function vectorOf(
  embedder: Pick<Embedder, "embed">,
  text: string,
  as: "passage" | "question" = "question",
): Promise<Vector> {
  const [vector] = await vectorsOf(embedder, [text], as);
  return vector!;
}
