/** What is measured in a process of its own, so that no measurement leaves its mark on the next. */

import type { Asked, Places } from "./places.ts";

export const TASKS = {
  buildIndex: async (places: Places) =>
    (await import("./tasks/build-index.ts")).measureBuild(places),
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
