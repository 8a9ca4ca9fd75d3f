/** Glossary: building an index. */
import type { Article, Passage } from "./domain.ts";
import type { Embedder } from "./embedder.ts";
import type { Languages } from "./library.ts";
import type { Reason } from "./reasons.ts";

/** A file of the articles folder that was not indexed. */
export type Skipped = {
  readonly id: string;
  readonly reason: Reason;
  /**
   * True for a file or folder that can't be read now but may be readable later: the next build tries again, and the index
   * keeps what it already has of it.
   */
  readonly retry?: true;
  /** How many articles of it the index keeps, set by a build; absent for none. */
  readonly kept?: number;
};

/** A passage before the index has given it its number. */
export type NewPassage = Omit<Passage, "id">;

/** What a source knows about an article without opening it. */
export type SourceEntry = {
  readonly id: string;
  readonly sizeBytes: number;
  /** Time of the last change, milliseconds since 1970. */
  readonly modifiedMs: number;
};

/** The result of reading an article's bytes. */
export type Reading =
  | {
      readonly kind: "article";
      readonly article: Article;
      readonly passages: readonly NewPassage[];
    }
  | ({ readonly kind: "skipped" } & Pick<Skipped, "reason" | "retry">);

/** An article whose bytes are in memory. */
export type OpenedArticle = {
  /** SHA-256 of the bytes; empty when the file can't be read or no longer matches its listing; `read` then says why. */
  readonly hash: string;
  read(): Promise<Reading>;
};

/** Where articles come from: the articles folder, or a test collection. */
export type ArticleSource = {
  /** Used in messages: the path of the folder. */
  readonly name: string;
  /** Every article, sorted by id, and the files that can't be one. */
  list(): Promise<{
    readonly entries: readonly SourceEntry[];
    readonly skipped: readonly Skipped[];
  }>;
  open(entry: SourceEntry): Promise<OpenedArticle>;
  /** Called shortly before articles are read, to start whatever is slow to start. */
  readonly prepare?: () => void;
  /** Whether an article that was skipped for this reason may be readable now, because a setting has changed. */
  readonly readsAgain?: (reason: Reason) => boolean;
};

/** What an index is built from, and where. */
export type BuildParts = {
  readonly source: ArticleSource;
  readonly embedder: Embedder;
  readonly embeddingsDir: string;
  /** Version of cleaning and chunking; the articles of an index of another version are read again. */
  readonly chunker: number;
  /** True to rebuild from scratch. */
  readonly full?: boolean;
  /** A generation that the caller has just opened: it is verified again only if the build starts from it. */
  readonly opened?: string | undefined;
  readonly onProgress?: (progress: BuildProgress) => void;
};

export type BuildPhase = "reading" | "embedding" | "indexing" | "verifying";

/** Progress of a build. */
export type BuildProgress = {
  /** "publishing" follows the build when STORE_URL is set. */
  readonly phase: BuildPhase | "publishing";
  /** Articles while reading, rows while publishing, passages in the other phases. */
  readonly done: number;
  readonly total: number;
  /** Only while embedding: the average since the phase began. */
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
  /** Every file that gave no article, now or when it was last read; sorted by id. The index may hold an older version of it. */
  readonly skipped: readonly Skipped[];
  /** Totals of the index. */
  readonly articles: number;
  readonly passages: number;
  /** Passages by the origin of their vectors: this build, the index before, an interrupted build. */
  readonly embedded: number;
  readonly reused: number;
  readonly resumed: number;
  /** A sentence that says why the index was rebuilt from scratch; `null` if it was not. */
  readonly rebuiltBecause: string | null;
  /** Why every article was read again, though passages that stayed the same were kept, a sentence; or `null`. */
  readonly readAgainBecause: string | null;
  /** The damage that was repaired: a file and what is wrong with it. */
  readonly repaired: string | null;
  readonly languages: Languages;
  /** Recall@10 of the vector index against exact search, and the `ef` that gives it. */
  readonly recall: number;
  readonly ef: number;
  readonly durationMs: number;
  readonly phaseMs: { readonly [phase in BuildPhase]: number };
};
