import type { ArticleSource, Embedder, Skipped } from "../domain.ts";

export type BuildParts = {
  readonly source: ArticleSource;
  readonly embedder: Embedder;
  readonly embeddingsDir: string;
  /** Version of cleaning and chunking; another one than the index has rebuilds everything. */
  readonly chunker: number;
  /** True to keep nothing of the index there is. */
  readonly full?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
};

export type BuildPhase = "reading" | "embedding" | "indexing" | "verifying";

export type BuildProgress = {
  readonly phase: BuildPhase;
  /** Articles while reading, passages in the other phases. */
  readonly done: number;
  readonly total: number;
  /** While embedding: average since the phase began. */
  readonly passagesPerSecond?: number;
};

export type BuildReport = {
  /** Name of the generation that answers now. */
  readonly generation: string;
  /** False when the index was up to date and nothing was written. */
  readonly changedAnything: boolean;
  /** Ids of the articles that are new, have new content, or are no longer in the index; sorted. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Every file that gave no article, now or when it was last read; sorted by id. */
  readonly skipped: readonly Skipped[];
  /** How many the index holds. */
  readonly articles: number;
  readonly passages: number;
  /** Passages by where their vectors came from: this build, the index before, an interrupted build. */
  readonly embedded: number;
  readonly reused: number;
  readonly resumed: number;
  /** Why nothing of the index before could be kept, a sentence; `null` if something was. */
  readonly rebuiltBecause: string | null;
  /** Number of articles by ISO 639-1 code of their language, where it is known. */
  readonly languages: { readonly [language: string]: number };
  /** Recall@10 of the vector index against exact search, and the `ef` that gives it. */
  readonly recall: number;
  readonly ef: number;
  readonly durationMs: number;
  readonly phaseMs: { readonly [phase in BuildPhase]: number };
};
