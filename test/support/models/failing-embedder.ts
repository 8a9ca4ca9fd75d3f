import type { Embedder } from "../../../src/glossary/embedder.ts";

/** Like the embedder, but every call after the first ones fails with "no more". */
export function failingAfter<Given extends Embedder>(calls: number, embedder: Given): Given {
  let made = 0;
  return {
    ...embedder,
    embed: (...call: Parameters<Embedder["embed"]>) =>
      ++made > calls ? Promise.reject(new Error("no more")) : embedder.embed(...call),
  };
}
