/** What is measured in a process of its own, so that no measurement leaves its mark on the next. */

import type { Asked, Places, VectorsFrom } from "./places.ts";

type Sized<Input> = { readonly input: Input; readonly vectors: VectorsFrom };

export const TASKS = {
  buildIndex: async (places: Places) =>
    (await import("./tasks/build-index.ts")).measureBuild(places),
  buildSized: async ({ input, vectors }: Sized<Places>) =>
    (await import("./tasks/build-index.ts")).measureBuild(input, vectors),
  load: async (places: Places) => (await import("./tasks/load.ts")).measureLoading(places),
  askMany: async ({ input, vectors }: Sized<Asked>) =>
    (await import("./tasks/ask-many.ts")).measureAskers(input, vectors),
  recall: async ({ input, vectors }: Sized<Asked>) =>
    (await import("./tasks/recall.ts")).measureRecall(input, vectors),
  describe: async (places: Places) => (await import("./tasks/describe.ts")).describeCorpus(places),
  serve: async (input: Asked) => (await import("./tasks/serve.ts")).measureServing(input),
  compareEmbedding: async (places: Places) =>
    (await import("./tasks/compare-embedding.ts")).compareEmbedding(places),
  compareVectors: async (input: Asked) =>
    (await import("./tasks/compare-vectors.ts")).compareVectors(input),
  compareKeywords: async (input: Asked) =>
    (await import("./tasks/compare-keywords.ts")).compareKeywords(input),
};

export type TaskName = keyof typeof TASKS;
export type TaskInput<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>;
