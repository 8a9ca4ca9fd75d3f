/** Glossary of building an index. */
import type { Article, Passage } from "./domain.ts";
import type { Embedder } from "./embedder.ts";
import type { Languages } from "./library.ts";

/** A file of the articles folder that was not indexed. */
export type Skipped = {
  readonly id: string;
  /** For a reader: "is a PDF without text (scanned pages?)". */
  readonly reason: string;
  /**
   * True for a file or folder that can't be read now but may be readable later: the next build tries again, and what the
   * index has of it stays.
   */
  readonly retry?: true;
};

/** A passage before the index has given it its number. */
export type NewPassage = Omit<Passage, "id">;

/** What a source knows of an article without opening it. */
export type SourceEntry = {
  readonly id: string;
  readonly sizeBytes: number;
  /** Time of the last change, milliseconds since 1970. */
  readonly modifiedMs: number;
};

/** What the bytes of an article gave. */
export type Reading =
  | {
      readonly kind: "article";
      readonly article: Article;
      readonly passages: readonly NewPassage[];
    }
  | ({ readonly kind: "skipped" } & Omit<Skipped, "id">);

/** An article whose bytes are in memory. */
export type OpenedArticle = {
  /** SHA-256 of the bytes; empty when they can't be read now as they were listed, and `read` says why. */
  readonly hash: string;
  read(): Promise<Reading>;
};

/** Where articles come from: the articles folder, or a test collection. */
export type ArticleSource = {
  /** For messages: the path of the folder. */
  readonly name: string;
  /** Every article, sorted by id, and the files that can't be one. */
  list(): Promise<{
    readonly entries: readonly SourceEntry[];
    readonly skipped: readonly Skipped[];
  }>;
  open(entry: SourceEntry): Promise<OpenedArticle>;
  /** Articles are read soon: starts what takes a moment to start. */
  readonly prepare?: () => void;
  /** Whether to try an article again that was skipped for this reason, because a setting has changed. */
  readonly readsAgain?: (reason: string) => boolean;
};

/** What an index is built from, and where. */
export type BuildParts = {
  readonly source: ArticleSource;
  readonly embedder: Embedder;
  readonly embeddingsDir: string;
  /** Version of cleaning and chunking; an index of another version is rebuilt. */
  readonly chunker: number;
  /** True to keep nothing of the existing index. */
  readonly full?: boolean;
  /** A generation that the caller has just opened: it is verified again only if it is built upon. */
  readonly opened?: string | undefined;
  readonly onProgress?: (progress: BuildProgress) => void;
};

export type BuildPhase = "reading" | "embedding" | "indexing" | "verifying";

/** How far a build is. */
export type BuildProgress = {
  /** With STORE_URL the finished index is published afterwards. */
  readonly phase: BuildPhase | "publishing";
  /** Articles while reading, rows while publishing, passages in the other phases. */
  readonly done: number;
  readonly total: number;
  /** While embedding: average since the start of the phase. */
  readonly passagesPerSecond?: number;
};

/** What a build of the index did. */
export type BuildReport = {
  /** Name of the current generation. */
  readonly generation: string;
  /** False when the index was up to date and nothing was written. */
  readonly changedAnything: boolean;
  /** Ids of the articles that are new, have new content, or left the index; sorted. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Every file that gave no article, now or when it was last read; sorted by id. Some have an older one. */
  readonly skipped: readonly Skipped[];
  /** Totals of the index. */
  readonly articles: number;
  readonly passages: number;
  /** Passages by the origin of their vectors: this build, the index before, an interrupted build. */
  readonly embedded: number;
  readonly reused: number;
  readonly resumed: number;
  /** Why nothing of the index before was kept, a sentence; `null` if something was. */
  readonly rebuiltBecause: string | null;
  /** The damage that was repaired: a file and what is wrong with it. */
  readonly repaired: string | null;
  readonly languages: Languages;
  /** Recall@10 of the vector index against exact search, and the `ef` that gives it. */
  readonly recall: number;
  readonly ef: number;
  readonly durationMs: number;
  readonly phaseMs: { readonly [phase in BuildPhase]: number };
};
