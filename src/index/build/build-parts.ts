import type { ArticleSource, BuildProgress } from "../../building.ts";
import type { Embedder } from "../../domain.ts";

export type BuildParts = {
  readonly source: ArticleSource;
  readonly embedder: Embedder;
  readonly embeddingsDir: string;
  /** Version of cleaning and chunking; another one than the index has rebuilds everything. */
  readonly chunker: number;
  /** True to keep nothing of the index there is. */
  readonly full?: boolean;
  /** A generation that the caller has just opened, so that its files need not be verified once more. */
  readonly opened?: string | undefined;
  readonly onProgress?: (progress: BuildProgress) => void;
};
