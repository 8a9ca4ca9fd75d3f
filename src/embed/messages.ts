/** What the main process and the embedding process tell each other. */
import type { Vector } from "../domain.ts";
import type { ModelFacts } from "./models.ts";

/** Given to the process as its only argument, in JSON. */
export type WorkerSetup = {
  readonly modelsFolder: string;
  readonly facts: ModelFacts;
  /** Threads that compute; `null` for one a core. */
  readonly threads: number | null;
};

export type Purpose = "passage" | "question";

export type Request = {
  readonly id: number;
  readonly texts: readonly string[];
  readonly as: Purpose;
};

/** First comes `ready`, or `unusable` and then nothing more; afterwards one report per request. */
export type Report =
  | { readonly kind: "ready" }
  | { readonly kind: "unusable"; readonly reason: string }
  | { readonly kind: "done"; readonly id: number; readonly vectors: readonly Vector[] }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
