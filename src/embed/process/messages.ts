/** What the main process and the processes that hold a model tell each other. */
import type { ModelFacts } from "../model/models.ts";

/** Given to the process as its only argument, in JSON. */
export type ModelSetup = {
  readonly modelsFolder: string;
  readonly facts: Pick<ModelFacts, "name">;
  /** Threads that compute; `null` for one a core. */
  readonly threads: number | null;
};

/** The same for a model that embeds. */
export type EmbeddingSetup = ModelSetup & { readonly facts: ModelFacts };

export type Purpose = "passage" | "question";

/** Asks for a vector of each text. */
export type EmbeddingAsk = { readonly texts: readonly string[]; readonly as: Purpose };

/** Asks for the relevance of each passage to the question. */
export type RerankingAsk = { readonly question: string; readonly passages: readonly string[] };

export type Request<Ask> = { readonly id: number; readonly ask: Ask };

/** First comes `ready`, or `unusable` and then nothing more; afterwards one report per request. */
export type Report<Result> =
  | { readonly kind: "ready" }
  | { readonly kind: "unusable"; readonly reason: string }
  | { readonly kind: "done"; readonly id: number; readonly result: Result }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
