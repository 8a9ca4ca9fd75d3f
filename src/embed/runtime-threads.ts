import { createRequire } from "node:module";

type Create = (model: unknown, options?: object) => Promise<unknown>;

/**
 * Makes every model that is loaded from now on compute with so many threads. The runtime would take one for each
 * core, and transformers.js hands no such setting on; so its own copy of the runtime is asked to.
 *
 * The threads of a small model mostly wait for one another, and burn their core while they do: with one thread
 * a question takes 0.56 instead of 0.90 ms, and a third of the CPU time.
 */
export function computeWith(threads: number): void {
  const theirs = createRequire(createRequire(import.meta.url).resolve("@xenova/transformers"));
  const { InferenceSession }: { InferenceSession: { create: Create } } = theirs("onnxruntime-node");
  const create = InferenceSession.create.bind(InferenceSession);
  InferenceSession.create = (model, options) =>
    create(model, { ...options, intraOpNumThreads: threads });
}
