import type { Embedder, Vector } from "#src/glossary/embedder.ts";

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
