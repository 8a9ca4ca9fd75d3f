import type { WordVectors } from "../../../src/glossary/embedder.ts";
import type { Library } from "../../../src/glossary/library.ts";

/** The word vectors of passages, in the order of `ids`. */
export async function vectorsIn(library: Library, ids: readonly number[]): Promise<WordVectors[]> {
  return (await library.openPassages(ids)).map(({ vectors }) => vectors);
}
