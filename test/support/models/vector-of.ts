import { vectorsOf } from "../../../bench/vectors-of.ts";
import type { Embedder, Vector } from "../../../src/glossary/embedder.ts";

/** The vector of a text, for callers that need no vectors of its words. */
export async function vectorOf(
  embedder: Pick<Embedder, "embed">,
  text: string,
  as: "passage" | "question" = "question",
): Promise<Vector> {
  const [vector] = await vectorsOf(embedder, [text], as);
  return vector!;
}
