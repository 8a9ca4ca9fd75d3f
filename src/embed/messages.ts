/** What the main thread and the embedding worker tell each other. */
import type { Vector } from "../domain.ts";
import type { Gate } from "./gate.ts";
import type { ModelFacts } from "./models.ts";
import type { Runtime } from "./transformers.ts";

/** Given to the worker when it starts. */
export type WorkerSetup = {
  readonly modelsFolder: string;
  readonly facts: ModelFacts;
  readonly gate: Gate;
};

export type Purpose = "passage" | "question";

export type Request = {
  readonly id: number;
  readonly texts: readonly string[];
  readonly as: Purpose;
};

/** `ready` comes once, before any other. The vectors are moved, not copied. */
export type Report =
  | { readonly kind: "ready"; readonly runtime: Runtime }
  | { readonly kind: "done"; readonly id: number; readonly vectors: Vector[] }
  | { readonly kind: "failed"; readonly id: number; readonly error: Error };
