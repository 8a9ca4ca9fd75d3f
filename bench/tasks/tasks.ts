/** What is measured in a process of its own, so that no measurement leaves its mark on the next. */

import type { Asked, Places, VectorsFrom } from "../places.ts";

type Sized<Input> = { readonly input: Input; readonly vectors: VectorsFrom };

export const TASKS = {
  buildIndex: async (places: Places) => (await import("./build-index.ts")).measureBuild(places),
  updateIndex: async (places: Places) => (await import("./build-index.ts")).measureUpdate(places),
  buildSized: async ({ input, vectors }: Sized<Places>) =>
    (await import("./build-index.ts")).measureBuild(input, vectors),
  load: async (places: Places) => (await import("./load.ts")).measureLoading(places),
  askMany: async ({ input, vectors }: Sized<Asked>) =>
    (await import("./ask-many.ts")).measureAskers(input, vectors),
  askLibrarians: async (input: Asked) =>
    (await import("./ask-librarians.ts")).measureLibrarians(input),
  recall: async ({ input, vectors }: Sized<Asked>) =>
    (await import("./recall.ts")).measureRecall(input, vectors),
  describe: async (places: Places) => (await import("./describe.ts")).describeCorpus(places),
  serve: async (input: Asked) => (await import("./serve.ts")).measureServing(input),
  embedding: async (places: Places) => (await import("./embedding.ts")).measureEmbedding(places),
  compareVectors: async (input: Asked) =>
    (await import("./compare-vectors.ts")).compareVectors(input),
  compareKeywords: async (input: Asked) =>
    (await import("./compare-keywords.ts")).compareKeywords(input),
};

export type TaskName = keyof typeof TASKS;
export type TaskInput<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>;
